package leaderboard

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"

	"assize/judge"
	"assize/judge/scoring"
)

func benchRow(r *rand.Rand, participant string) judge.Row {
	row := judge.Row{Participant: participant, Solved: r.IntN(9), PenaltyMinutes: r.IntN(3000), LastSeconds: r.IntN(18000)}
	for i := range 8 {
		row.Cells = append(row.Cells, judge.Cell{Label: string(rune('A' + i)), Rejected: r.IntN(4), Solved: i < row.Solved, Minutes: r.IntN(300)})
	}
	return row
}

// BenchmarkBoard compares our operations on a board of 10 000 participants with
// the bare Redis commands on a sorted set of that size, on the same server, in
// turn with them: figures of a noisy machine are comparable all the same.
func BenchmarkBoard(b *testing.B) { benchmarkBoard(b, 10_000) }

func benchmarkBoard(b *testing.B, members int) {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(6, 6))
	bd := newBoard(b)
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	// The rows of one member after another would take long for a million: many
	// share their encoding.
	ids, docs, scores := make([]string, members), make([][]byte, 1000), make([]int64, 1000)
	for i := range docs {
		row := benchRow(r, "")
		var err error
		docs[i], err = json.Marshal(row)
		must(err)
		scores[i] = scoring.Key(judge.PassFail, row)
	}
	rows := make([]change, 0, 2*members)
	pipe := bd.redis.Pipeline()
	for i := range ids {
		ids[i] = uuid.NewString()
		k := r.IntN(len(docs))
		for _, viewer := range []judge.Viewer{judge.Public, judge.Jury} {
			rows = append(rows, change{viewer: viewer, participant: ids[i], version: 1, score: scores[k], row: docs[k]})
		}
		pipe.ZAdd(ctx, "bare", redis.Z{Score: float64(scores[k]), Member: ids[i]})
		if pipe.Len() == 1000 || i == members-1 {
			_, err := pipe.Exec(ctx)
			must(err)
		}
	}
	bd.fillNow(b, "c", rows)
	version := int64(1)
	keys := boardKeys("c", "")
	// compare times ours, and between its rounds the bare commands; the ratio is
	// reported.
	compare := func(name string, ours, bare func()) {
		b.Run(name, func(b *testing.B) {
			var plain time.Duration
			for b.Loop() {
				ours()
				b.StopTimer()
				from := time.Now()
				bare()
				plain += time.Since(from)
				b.StartTimer()
			}
			each := float64(plain.Nanoseconds()) / float64(b.N)
			b.ReportMetric(each, "bare-ns/op")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/each, "x-bare")
		})
	}
	random := func() int { return r.IntN(members) }
	zadd := func() {
		must(bd.redis.ZAdd(ctx, "bare", redis.Z{Score: float64(scores[r.IntN(len(scores))]), Member: ids[random()]}).Err())
	}
	change := func(viewers int) []change {
		version++
		i, k := 2*random(), r.IntN(len(docs))
		list := slices.Clone(rows[i : i+viewers])
		for v := range list {
			list[v].version, list[v].score, list[v].row = version, scores[k], docs[k]
		}
		return list
	}
	// As a result makes them in the freeze and before it: the row, its version
	// and its place; the bare command is one ZADD for each viewer.
	compare("update", func() { must(bd.update(ctx, "c", change(1))) }, zadd)
	compare("update-both-viewers", func() { must(bd.update(ctx, "c", change(2))) }, func() { zadd(); zadd() })
	top := func(key string) []redis.Z {
		z, err := bd.redis.ZRevRangeWithScores(ctx, key, 0, 49).Result()
		must(err)
		return z
	}
	page := func(z []redis.Z) {
		members := make([]string, len(z), len(z)+1)
		for i := range z {
			members[i] = z[i].Member.(string)
		}
		must(bd.redis.HMGet(ctx, keys[1], append(members, totalsField)...).Err())
	}
	me := func(key string) {
		id := ids[random()]
		score, err := bd.redis.ZScore(ctx, key, id).Result()
		must(err)
		must(bd.redis.ZCount(ctx, key, "("+strconv.FormatInt(int64(score), 10), "+inf").Err())
	}
	// A page with its rows, and one's own row and shared rank, as the gateway
	// asks for them.
	compare("top50-and-me", func() {
		page(top(keys[0]))
		me(keys[0])
		must(bd.redis.HGet(ctx, keys[1], ids[random()]).Err())
	}, func() { top("bare"); me("bare") })
	compare("rank", func() { me(keys[0]) }, func() { must(bd.redis.ZRevRank(ctx, "bare", ids[random()]).Err()) })
	b.Run("fill", func(b *testing.B) {
		for b.Loop() {
			bd.fillNow(b, "c", rows)
		}
		b.ReportMetric(float64(len(rows)*b.N)/b.Elapsed().Seconds(), "rows/s")
	})
}

// BenchmarkRecord records results in a contest of 2 000 participants with
// 20 000 submissions, alone and 16 at a time, as far as Redis.
func BenchmarkRecord(b *testing.B) {
	ctx := context.Background()
	f := newFixture(b)
	f.clock.At(4 * time.Hour)
	f.exec(`INSERT INTO accounts (id, login, name, password_hash) SELECT gen_random_uuid(), 'u' || n, 'U', '!' FROM generate_series(1, 2000) n`)
	f.exec(`INSERT INTO contest_participants (contest_id, account_id) SELECT $1, id FROM accounts`, f.contest)
	f.exec(`INSERT INTO submissions (id, account_id, problem_id, version_id, contest_id, language, submitted_at)
		SELECT gen_random_uuid(), a.id, p.id, v.id, $1, 'cpp', $2::timestamptz + random() * interval '4 hours'
		FROM accounts a CROSS JOIN generate_series(1, 3) n CROSS JOIN problems p JOIN problem_versions v ON v.problem_id = p.id`, f.contest, start)
	f.exec(`INSERT INTO submissions (id, account_id, problem_id, version_id, contest_id, language, submitted_at)
		SELECT gen_random_uuid(), account_id, problem_id, version_id, contest_id, 'cpp', $1::timestamptz + random() * interval '4 hours' FROM submissions LIMIT 2000`, start)
	f.exec(`INSERT INTO judgement_requests (id, submission_id, class, dataset, answered) SELECT gen_random_uuid(), id, 'contest', '', true FROM submissions`)
	f.exec(`INSERT INTO judgements (id, submission_id, verdict, fuel, fuel_limit, memory_bytes, memory_limit, compile, dataset, judged_at)
		SELECT id, submission_id, CASE WHEN random() < 0.3 THEN 'AC' ELSE 'WA' END, 0, 0, 0, 0, '{}', '', now() FROM judgement_requests`)
	f.step()
	f.exec(`ANALYZE`)
	submissions, err := collect(ctx, f.pool, `SELECT id FROM submissions ORDER BY random() LIMIT 4000`, nil, pgx.RowTo[string])
	if err != nil {
		b.Fatal(err)
	}
	next := 0
	// ask makes the requests outside of what is timed.
	ask := func(n int) []judge.Judged {
		out := make([]judge.Judged, n)
		for i := range out {
			v := judge.WA
			if next%3 == 0 {
				v = judge.AC
			}
			out[i] = judged(f.request(submissions[next%len(submissions)], judge.Rejudge), v)
			next++
		}
		return out
	}
	for _, n := range []int{1, 16} {
		b.Run(fmt.Sprint("batch-", n), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				results := ask(n)
				b.StartTimer()
				if err := f.service.record(ctx, results); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "results/s")
		})
	}
	b.Run("step", func(b *testing.B) {
		for b.Loop() {
			f.step()
		}
	})
	b.Run("rebuild", func(b *testing.B) {
		for b.Loop() {
			if err := f.service.Rebuild(ctx, f.contest); err != nil {
				b.Fatal(err)
			}
		}
	})
}

package leaderboard

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"

	"assize/judge"
	"assize/judge/scoring"
)

const benchMembers = 10_000

func benchRow(r *rand.Rand, participant string) judge.Row {
	row := judge.Row{Participant: participant, Solved: r.IntN(9), PenaltyMinutes: r.IntN(3000), LastSeconds: r.IntN(18000)}
	for i := range 8 {
		row.Cells = append(row.Cells, judge.Cell{Label: string(rune('A' + i)), Rejected: r.IntN(4), Solved: i < row.Solved, Minutes: r.IntN(300)})
	}
	return row
}

// BenchmarkBoard compares our operations on a board of 10 000 participants with
// the bare Redis commands on a sorted set of that size, on the same server.
func BenchmarkBoard(b *testing.B) {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(6, 6))
	bd := newBoard(b)
	var rows []change
	ids := make([]string, benchMembers)
	for i := range ids {
		ids[i] = uuid.NewString()
		for _, viewer := range viewers {
			row := benchRow(r, ids[i])
			doc, err := json.Marshal(row)
			if err != nil {
				b.Fatal(err)
			}
			rows = append(rows, change{viewer: viewer, participant: ids[i], version: 1, score: scoring.Key(judge.PassFail, row), row: doc})
			bd.redis.ZAdd(ctx, "bare", redis.Z{Score: float64(scoring.Key(judge.PassFail, row)), Member: ids[i]})
		}
	}
	bd.fillNow(b, "c", rows)
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	version := int64(1)
	b.Run("update", func(b *testing.B) { // one viewer's row, as a result in the freeze makes it
		for b.Loop() {
			version++
			c := rows[r.IntN(len(rows))]
			c.version, c.score = version, scoring.Key(judge.PassFail, benchRow(r, ""))
			must(bd.update(ctx, "c", []change{c}))
		}
	})
	b.Run("update-both-viewers", func(b *testing.B) {
		for b.Loop() {
			version++
			i := 2 * r.IntN(benchMembers)
			two := []change{rows[i], rows[i+1]}
			two[0].version, two[1].version = version, version
			must(bd.update(ctx, "c", two))
		}
	})
	b.Run("bare-ZADD", func(b *testing.B) {
		for b.Loop() {
			must(bd.redis.ZAdd(ctx, "bare", redis.Z{Score: float64(scoring.Key(judge.PassFail, benchRow(r, ""))), Member: ids[r.IntN(benchMembers)]}).Err())
		}
	})
	keys := boardKeys("c", "")
	b.Run("top50-with-rows", func(b *testing.B) { // what a page costs: order, then the 50 rows
		for b.Loop() {
			top, err := bd.redis.ZRangeArgs(ctx, redis.ZRangeArgs{Key: keys[0], Start: 0, Stop: 49, Rev: true}).Result()
			must(err)
			must(bd.redis.HMGet(ctx, keys[1], top...).Err())
		}
	})
	b.Run("bare-top50", func(b *testing.B) {
		for b.Loop() {
			must(bd.redis.ZRangeArgsWithScores(ctx, redis.ZRangeArgs{Key: "bare", Start: 0, Stop: 49, Rev: true}).Err())
		}
	})
	b.Run("rank", func(b *testing.B) {
		for b.Loop() {
			must(bd.redis.ZCount(ctx, keys[0], "("+strconv.FormatInt(rows[r.IntN(len(rows))].score, 10), "+inf").Err())
		}
	})
	b.Run("fill", func(b *testing.B) {
		for b.Loop() {
			bd.fillNow(b, "c", rows)
		}
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

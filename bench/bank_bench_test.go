package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

const (
	bankProblems    = 5000
	bankSubmissions = 300_000 // of 2000 accounts
	bankAccounts    = 2000
)

// BenchmarkBank asks for pages of a bank of 5000 generated problems with 300,000
// submissions, over HTTP, one request at a time. Beside each, in turn, the least
// that its page can cost: 25 rows of the same table by primary key, on the same
// database without the gateway.
func BenchmarkBank(b *testing.B) {
	s := site(b)
	c := s.Contestant("bench")
	db, err := pgxpool.New(b.Context(), s.DatabaseURL())
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	words := fillBank(b, db)
	ids := bankIDs(b, db)
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string { return words[random.IntN(len(words))] }
	for _, kind := range []struct {
		name string
		path func() string
	}{
		{"first-page", func() string { return "" }},
		{"any-page", func() string { return fmt.Sprint("?page=", 1+random.IntN(bankProblems/25)) }},
		{"filter", func() string {
			return fmt.Sprintf("?tag=tag%02d&difficulty=%s", random.IntN(40), []string{"easy", "medium", "hard"}[random.IntN(3)])
		}},
		{"sort", func() string {
			return "?sort=" + []string{"solvers", "acceptance", "newest", "difficulty"}[random.IntN(4)]
		}},
		{"unsolved", func() string { return "?state=unsolved" }},
		{"search-1-letter", func() string { return "?q=" + word()[:1] }},
		{"search-2-letters", func() string { return "?q=" + word()[:2] }},
		{"search-word", func() string { return "?q=" + word() }},
		{"search-2-words", func() string { return "?q=" + word() + "+" + word()[:3] }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			var page, bare []time.Duration
			for b.Loop() {
				path := "/api/v1/problems" + kind.path()
				start := time.Now()
				if _, err := c.Text(b.Context(), path); err != nil {
					b.Fatal(err)
				}
				page = append(page, time.Since(start))
				bare = append(bare, bareQuery(b, db, ids, random))
			}
			report(b, "page", page)
			report(b, "bare", bare)
			b.ReportMetric(0, "ns/op")
		})
	}
}

func bareQuery(b *testing.B, db *pgxpool.Pool, ids []uuid.UUID, random *rand.Rand) time.Duration {
	b.Helper()
	some := make([]uuid.UUID, 25)
	for i := range some {
		some[i] = ids[random.IntN(len(ids))]
	}
	start := time.Now()
	rows, err := db.Query(b.Context(), `SELECT slug, name, difficulty, tags FROM problems WHERE id = ANY($1)`, some)
	if err != nil {
		b.Fatal(err)
	}
	rows.Close()
	return time.Since(start)
}

func bankIDs(b *testing.B, db *pgxpool.Pool) []uuid.UUID {
	b.Helper()
	rows, err := db.Query(b.Context(), `SELECT id FROM problems`)
	if err != nil {
		b.Fatal(err)
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[uuid.UUID])
	if err != nil {
		b.Fatal(err)
	}
	return ids
}

// fillBank generates the problems and their submissions, and returns words that
// stand in statements. Words are as frequent as in a language: the n-th one about
// 1/n as often as the first.
func fillBank(b *testing.B, db *pgxpool.Pool) []string {
	b.Helper()
	random := rand.New(rand.NewPCG(3, 4))
	vocabulary := make([]string, 8000)
	for i := range vocabulary {
		var w strings.Builder
		for range 2 + random.IntN(4) {
			w.WriteByte("bcdfghklmnprstvw"[random.IntN(16)])
			w.WriteByte("aeiou"[random.IntN(5)])
		}
		vocabulary[i] = w.String()
	}
	zipf := rand.NewZipf(random, 1.1, 10, uint64(len(vocabulary)-1))
	text := func(n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = vocabulary[zipf.Uint64()]
		}
		return strings.Join(list, " ")
	}
	exec := func(sql string, args ...any) {
		b.Helper()
		if _, err := db.Exec(context.Background(), sql, args...); err != nil {
			b.Fatalf("%s: %v", sql, err)
		}
	}
	exec(`CREATE TABLE bench_problems (n int, name text, difficulty text, tags text[], statement text)`)
	_, err := db.CopyFrom(context.Background(), pgx.Identifier{"bench_problems"}, []string{"n", "name", "difficulty", "tags", "statement"},
		pgx.CopyFromSlice(bankProblems, func(n int) ([]any, error) {
			tags := []string{fmt.Sprintf("tag%02d", random.IntN(40)), fmt.Sprintf("tag%02d", random.IntN(40)), "all"}
			return []any{n, text(3), []string{"easy", "medium", "hard"}[random.IntN(3)], tags, text(250)}, nil
		}))
	if err != nil {
		b.Fatal(err)
	}
	exec(`INSERT INTO problems (id, slug, name, difficulty, tags, title_search, search, created_at)
		SELECT gen_random_uuid(), 'generated-' || n, name, difficulty, tags, t.title, strip(t.title || to_tsvector('simple', statement)), now() - n * interval '1 hour'
		FROM bench_problems, LATERAL (SELECT setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', 'generated ' || n || ' ' || array_to_string(tags, ' ')), 'B') AS title) t`)
	exec(`INSERT INTO problem_versions (id, problem_id, number, package_sha256, dataset, sample_dataset, statement, statement_html, limits, samples, applied_at)
		SELECT gen_random_uuid(), p.id, 1, p.slug, p.slug, '', b.statement, b.statement, '{}', '[]', now() FROM bench_problems b JOIN problems p ON p.slug = 'generated-' || b.n`)
	exec(`UPDATE problems p SET current_version = v.id FROM problem_versions v WHERE v.problem_id = p.id AND p.current_version IS NULL`)
	exec(`INSERT INTO problem_stats (problem_id) SELECT id FROM problems ON CONFLICT DO NOTHING`)
	exec(`INSERT INTO accounts (id, login, name, password_hash) SELECT gen_random_uuid(), 'generated-' || n, 'Generated', '!' FROM generate_series(1, $1::int) AS n`, bankAccounts)
	// The benchmark's own account is one of those with 1000 submissions.
	exec(`CREATE TABLE bench_submissions AS SELECT gen_random_uuid() AS id, gen_random_uuid() AS judgement, a.id AS account, p.id AS problem, p.version, n, (n * 7919 + p.k) % 3 = 0 AS accepted
		FROM (SELECT id, row_number() OVER (ORDER BY login) AS k, count(*) OVER () AS many FROM accounts WHERE login LIKE 'generated-%' OR login = 'bench') a
		JOIN LATERAL generate_series(1, CASE WHEN a.k <= 20 THEN 1000 ELSE $1::int / $2 END) AS n ON true
		JOIN (SELECT p.id, p.current_version AS version, row_number() OVER (ORDER BY slug) AS k FROM problems p) p
			ON p.k = 1 + (a.k * 104729 + n * 1299709) % (SELECT count(*) FROM problems)`, bankSubmissions, bankAccounts)
	exec(`INSERT INTO submissions (id, account_id, problem_id, version_id, language, submitted_at) SELECT id, account, problem, version, 'cpp', now() - n * interval '1 minute' FROM bench_submissions`)
	exec(`INSERT INTO judgement_requests (id, submission_id, class, dataset, requested_at, answered, published_at) SELECT judgement, id, 'practice', '', now() - n * interval '1 minute', true, now() FROM bench_submissions`)
	exec(`ANALYZE submissions, judgement_requests`) // what notes who has solved what looks into them
	exec(`INSERT INTO judgements (id, submission_id, verdict, fuel, fuel_limit, memory_bytes, memory_limit, compile, dataset, judged_at)
		SELECT judgement, id, CASE WHEN accepted THEN 'AC' ELSE 'WA' END, 1, 2, 3, 4, '{}', '', now() FROM bench_submissions`)
	exec(`DROP TABLE bench_problems, bench_submissions`)
	exec(`UPDATE problem_stats SET changes = changes + 1`)
	// The gateway counts all of them, and finds the words that each is told by: what it
	// does once after the whole bank has changed.
	exec(`VACUUM ANALYZE`)
	deadline := time.Now().Add(2 * time.Minute)
	for due := 1; due > 0; time.Sleep(100 * time.Millisecond) {
		if err := db.QueryRow(context.Background(), `SELECT (SELECT count(*) FROM problem_stats WHERE changes > counted)
			+ (SELECT count(*) FROM problems WHERE slug LIKE 'generated-%' AND telling = '{}')`).Scan(&due); err != nil {
			b.Fatal(err)
		}
		if time.Now().After(deadline) {
			b.Fatalf("%d problems are not counted or told apart after 2 minutes", due)
		}
	}
	exec(`VACUUM ANALYZE`)
	var submissions int
	if err := db.QueryRow(context.Background(), `SELECT count(*) FROM submissions`).Scan(&submissions); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d problems, %d submissions", bankProblems, submissions)
	return vocabulary[:2000]
}

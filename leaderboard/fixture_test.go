package leaderboard

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"

	"assize/internal/testkit"
	"assize/judge"
	"assize/judge/scoring"
)

var start = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

// contest returns a contest of five hours with problems A, B, C, whose ids are
// pA, pB, pC, and a freeze after four hours.
func contest() judge.ContestInfo {
	return judge.ContestInfo{
		ID: "c", StartsAt: start, EndsAt: start.Add(5 * time.Hour), FreezeAt: start.Add(4 * time.Hour),
		Penalty:  20 * time.Minute,
		Problems: []judge.ContestProblem{{ProblemID: "pA", Label: "A"}, {ProblemID: "pB", Label: "B"}, {ProblemID: "pC", Label: "C"}},
	}
}

// show writes a board as one line per row: rank, participant, solved, penalty,
// last seconds and the cells that are not empty.
func show(rows []judge.Row) string {
	var b strings.Builder
	for i, rank := range scoring.Ranks(judge.PassFail, rows) {
		r := rows[i]
		fmt.Fprintf(&b, "%d %s %d %d %d", rank, r.Participant, r.Solved, r.PenaltyMinutes, r.LastSeconds)
		for _, c := range r.Cells {
			if c == (judge.Cell{Label: c.Label}) {
				continue
			}
			b.WriteString(" " + c.Label + ":")
			if c.Solved {
				fmt.Fprintf(&b, "+%d", c.Minutes)
			}
			if c.Rejected > 0 {
				fmt.Fprintf(&b, "-%d", c.Rejected)
			}
			if c.Pending > 0 {
				fmt.Fprintf(&b, "?%d", c.Pending)
			}
			if c.First {
				b.WriteString("!")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

// clock is set by hand.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// At sets the clock to d after the start of the contest.
func (c *clock) At(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = start.Add(d)
}

// fixture is a contest of five hours, frozen for the last one, with problems A,
// B and C, in a real database beside a real Redis. It plays the gateway's part.
type fixture struct {
	t       testing.TB
	pool    *pgxpool.Pool
	redis   *redis.Client
	service *Service
	clock   *clock

	contest  string
	problems map[string]string // by label
	version  map[string]string // of each problem, by label
	people   map[string]string // account ids by login
}

func newFixture(t testing.TB, people ...string) *fixture {
	return newFixtureOn(t, testkit.Redis(t), people...)
}

func newFixtureOn(t testing.TB, redisURL string, people ...string) *fixture {
	t.Helper()
	pool, err := pgxpool.New(t.Context(), testkit.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	opt, err := redis.ParseURL(redisURL)
	if err != nil {
		t.Fatal(err)
	}
	opt.DisableIdentity = true
	client := redis.NewClient(opt)
	t.Cleanup(func() { client.Close() })
	f := &fixture{t: t, pool: pool, redis: client, clock: &clock{now: start},
		problems: map[string]string{}, version: map[string]string{}, people: map[string]string{}}
	f.service = New(Config{}, Deps{Postgres: pool, Redis: client, Now: f.clock.Now})

	c := contest()
	f.contest = uuid.NewString()
	f.exec(`INSERT INTO contests (id, slug, name, starts_at, ends_at, freeze_at) VALUES ($1, 'round', 'Round', $2, $3, $4)`,
		f.contest, c.StartsAt, c.EndsAt, c.FreezeAt)
	for i, p := range c.Problems {
		problem, version := uuid.NewString(), uuid.NewString()
		f.exec(`INSERT INTO problems (id, slug, name, search) VALUES ($1, $2, $2, '')`, problem, strings.ToLower(p.Label))
		f.exec(`INSERT INTO problem_versions (id, problem_id, number, package_sha256, dataset, sample_dataset, statement, statement_html, limits, samples)
			VALUES ($1, $2, 1, '', '', '', '', '', '{}', '[]')`, version, problem)
		f.exec(`INSERT INTO contest_problems (contest_id, problem_id, label, ordinal) VALUES ($1, $2, $3, $4)`, f.contest, problem, p.Label, i)
		f.problems[p.Label], f.version[p.Label] = problem, version
	}
	for _, login := range people {
		f.account(login)
		f.register(login)
	}
	return f
}

func (f *fixture) exec(sql string, args ...any) {
	f.t.Helper()
	if _, err := f.pool.Exec(context.Background(), sql, args...); err != nil {
		f.t.Fatalf("%s: %v", sql, err)
	}
}

func (f *fixture) account(login string) {
	f.people[login] = uuid.NewString()
	f.exec(`INSERT INTO accounts (id, login, name, password_hash) VALUES ($1, $2, $2, '!')`, f.people[login], login)
}

func (f *fixture) register(login string) {
	f.exec(`INSERT INTO contest_participants (contest_id, account_id) VALUES ($1, $2)`, f.contest, f.people[login])
}

// submit stores a submission made at the given contest time, with its first
// judgement request, which it returns.
func (f *fixture) submit(login, label string, at time.Duration) judge.Envelope {
	return f.submitAs(login, label, at, f.contest, false)
}

func (f *fixture) submitAs(login, label string, at time.Duration, contest string, trial bool) judge.Envelope {
	f.t.Helper()
	id := uuid.Must(uuid.NewV7()).String()
	var inContest *string
	if contest != "" {
		inContest = &contest
	}
	f.exec(`INSERT INTO submissions (id, account_id, problem_id, version_id, contest_id, language, submitted_at, trial)
		VALUES ($1, $2, $3, $4, $5, 'cpp', $6, $7)`, id, f.people[login], f.problems[label], f.version[label], inContest, start.Add(at), trial)
	return f.request(id, judge.Contest)
}

// request stores a judgement request.
func (f *fixture) request(submission string, class judge.Class) judge.Envelope {
	f.t.Helper()
	return f.requestAs(submission, class, false)
}

func (f *fixture) requestAs(submission string, class judge.Class, preview bool) judge.Envelope {
	f.t.Helper()
	e := judge.Envelope{Version: judge.MessageVersion, Judgement: uuid.Must(uuid.NewV7()).String(), Submission: submission,
		Class: class, InContest: true, SubmittedAt: start}
	f.exec(`INSERT INTO judgement_requests (id, submission_id, class, dataset, requested_at, preview) VALUES ($1, $2, $3, '', clock_timestamp(), $4)`,
		e.Judgement, submission, class, preview)
	return e
}

// judged is the answer to a request.
func judged(e judge.Envelope, v judge.Verdict) judge.Judged {
	return judge.Judged{Envelope: e, Result: judge.Judgement{ID: e.Judgement, Submission: e.Submission, Verdict: v,
		Fuel: 5, FuelLimit: 10, MemoryBytes: 1 << 16, MemoryLimit: 1 << 20, JudgedAt: start.Add(time.Second),
		Runs: []judge.Run{{Case: "sample/1", Verdict: v, Fuel: 5, MemoryBytes: 1 << 16, OutputBytes: 2}}}}
}

// record records a verdict for each request, in one batch.
func (f *fixture) record(results ...judge.Judged) {
	f.t.Helper()
	if err := f.service.record(context.Background(), results); err != nil {
		f.t.Fatal(err)
	}
}

// step is one look of the watcher.
func (f *fixture) step() {
	f.t.Helper()
	if err := f.service.step(context.Background()); err != nil {
		f.t.Fatal(err)
	}
}

// board returns what Redis holds for viewer, as show writes it, with logins.
func (f *fixture) board(viewer judge.Viewer) string {
	f.t.Helper()
	rows, err := redisBoard(context.Background(), f.redis, f.contest, viewer)
	if err != nil {
		f.t.Fatal(err)
	}
	return f.names(show(rows))
}

func (f *fixture) names(board string) string {
	for login, id := range f.people {
		board = strings.ReplaceAll(board, id, login)
	}
	return board
}

// check holds Redis and the tables standings and account_problems against a
// recomputation.
func (f *fixture) check() {
	f.t.Helper()
	f.checkMarks()
	ctx := context.Background()
	c, err := loadContest(ctx, f.pool, f.contest)
	if err != nil {
		f.t.Fatal(err)
	}
	totals, err := loadTotals(ctx, f.pool, f.contest)
	if err != nil {
		f.t.Fatal(err)
	}
	for _, viewer := range viewersOf(c, f.clock.Now()) {
		want, err := f.service.Standings(ctx, f.contest, viewer)
		if err != nil {
			f.t.Fatal(err)
		}
		sums := scoring.Totals(c, want)
		if diff := cmp.Diff(sums, totals[viewer].totals); diff != "" {
			f.t.Errorf("%s: table standing_totals (-want +got):\n%s", viewer, diff)
		}
		doc, err := f.redis.HGet(ctx, "board:{"+f.contest+"}:"+string(viewer)+":rows", totalsField).Result()
		if encoded, _ := json.Marshal(sums); err != nil || doc != string(encoded) {
			f.t.Errorf("%s: totals in Redis %q, %v; want %s", viewer, doc, err, encoded)
		}
		stored, err := loadStandings(ctx, f.pool, f.contest, nil)
		if err != nil {
			f.t.Fatal(err)
		}
		rows := map[string]judge.Row{}
		for _, s := range stored {
			if s.viewer == viewer {
				rows[s.row.Participant] = s.row
			}
		}
		if len(rows) != len(want) {
			f.t.Errorf("%s: table standings has %d rows, want %d", viewer, len(rows), len(want))
		}
		for _, w := range want {
			if diff := cmp.Diff(w, rows[w.Participant]); diff != "" {
				f.t.Errorf("%s: table standings (-want +got):\n%s", viewer, diff)
			}
		}
		got, err := redisBoard(ctx, f.redis, f.contest, viewer)
		if err != nil {
			f.t.Fatal(err)
		}
		scoring.Sort(c.Scoring, got)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			f.t.Errorf("%s: board in Redis (-want +got):\n%s", viewer, diff)
		}
	}
}

// redisBoard reads a board the way a gateway does, and checks that its three
// keys agree. Rows of equal score come by participant, as from Score.
func redisBoard(ctx context.Context, client *redis.Client, contest string, viewer judge.Viewer) ([]judge.Row, error) {
	keys := boardKeys(contest, "")[keysEach*slices.Index(viewers, viewer):]
	set, err := client.ZRevRangeWithScores(ctx, keys[0], 0, -1).Result()
	if err != nil {
		return nil, err
	}
	docs, err := client.HGetAll(ctx, keys[1]).Result()
	if err != nil {
		return nil, err
	}
	delete(docs, totalsField)
	if len(docs) != len(set) {
		return nil, fmt.Errorf("%d rows for %d members", len(docs), len(set))
	}
	rows := make([]judge.Row, len(set))
	for i, z := range set {
		if rows[i], err = decodeRow(docs[z.Member.(string)]); err != nil {
			return nil, err
		}
		if s := client.HGet(ctx, "scoring", contest).Val(); int64(z.Score) != scoring.Key(judge.Scoring(s), rows[i]) {
			return nil, fmt.Errorf("score %f of %s does not fit its row %+v", z.Score, z.Member, rows[i])
		}
	}
	sortRows(rows)
	return rows, nil
}

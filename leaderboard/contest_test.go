package leaderboard

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// scoredAs changes how the fixture's contest is scored. Redis tells redisBoard.
func (f *fixture) scoredAs(s judge.Scoring) {
	f.t.Helper()
	f.exec(`UPDATE contests SET scoring = $2, updated_at = clock_timestamp() WHERE id = $1`, f.contest, string(s))
	if err := f.redis.HSet(f.t.Context(), "scoring", f.contest, string(s)).Err(); err != nil {
		f.t.Fatal(err)
	}
}

// team puts accounts into one team and returns its id.
func (f *fixture) team(name string, logins ...string) string {
	f.t.Helper()
	id := uuid.NewString()
	f.exec(`INSERT INTO contest_teams (id, contest_id, name, join_code) VALUES ($1, $2, $3, $3)`, id, f.contest, name)
	for _, login := range logins {
		f.account(login)
		f.exec(`INSERT INTO contest_participants (contest_id, account_id, team_id) VALUES ($1, $2, $3)`, f.contest, f.people[login], id)
	}
	return id
}

// TestEveryInstant plays contests of every kind through the service: teams and
// people with more time, a removed interval, results that come late, twice, in
// any order, in batches, and for judgements that were superseded; rejudgings in
// between; submissions disqualified and requalified; the freeze and the thaw.
// After every event the boards and totals, in PostgreSQL and in Redis, equal
// those that are computed from nothing.
func TestEveryInstant(t *testing.T) {
	for i, scoring := range judge.Scorings {
		t.Run(string(scoring), func(t *testing.T) {
			r := rand.New(rand.NewPCG(uint64(i), 8))
			f := newFixture(t, "ada", "bob", "cleo", "dan")
			f.team("goats", "eve", "fay")
			f.team("sheep", "gus", "hal", "ida")
			f.exec(`UPDATE contest_participants SET extra_seconds = 1200 WHERE account_id = ANY($1)`, []string{f.people["bob"], f.people["gus"]})
			f.exec(`INSERT INTO contest_removed_intervals (id, contest_id, starts_at, ends_at) VALUES ($1, $2, $3, $4)`,
				uuid.NewString(), f.contest, start.Add(time.Hour), start.Add(80*time.Minute))
			f.scoredAs(scoring)
			f.step()
			logins := []string{"ada", "bob", "cleo", "dan", "eve", "fay", "gus", "hal", "ida", "late"}
			f.account("late")
			verdicts := []judge.Verdict{judge.AC, judge.AC, judge.WA, judge.TLE, judge.CE, judge.JE}
			result := func(e judge.Envelope) judge.Judged {
				j := judged(e, verdicts[r.IntN(len(verdicts))])
				if r.IntN(2) == 0 {
					groups := []judge.Points{judge.Points(100 * r.IntN(5)), judge.Points(100 * r.IntN(5))}
					sum := groups[0] + groups[1]
					j.Result.Score, j.Result.GroupScores = &sum, groups
				}
				return j
			}
			var delayed []judge.Judged
			var submissions []string
			at := time.Duration(0)
			for event := range 40 {
				at += time.Duration(r.IntN(9)) * time.Minute
				f.clock.At(at)
				switch k := r.IntN(10); {
				case k < 5 || len(submissions) == 0:
					made := at - time.Duration(r.IntN(2))*time.Millisecond
					e := f.submit(logins[r.IntN(len(logins))], string(rune('A'+r.IntN(3))), made)
					submissions = append(submissions, e.Submission)
					delayed = append(delayed, result(e))
				case k < 7:
					e := f.request(submissions[r.IntN(len(submissions))], judge.Rejudge)
					delayed = append(delayed, result(e))
				case k == 7:
					f.exec(`INSERT INTO disqualified_submissions (submission_id, disqualified_at) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
						submissions[r.IntN(len(submissions))], f.clock.Now())
					f.exec(`UPDATE contests SET updated_at = clock_timestamp() WHERE id = $1`, f.contest)
				case k == 8:
					f.exec(`DELETE FROM disqualified_submissions`)
					f.exec(`UPDATE contests SET updated_at = clock_timestamp() WHERE id = $1`, f.contest)
				}
				switch event {
				case 14:
					f.register("late")
				case 27:
					f.exec(`UPDATE contest_participants SET disqualified_at = $2 WHERE account_id = $1`, f.people["hal"], f.clock.Now())
					f.exec(`UPDATE contests SET updated_at = clock_timestamp() WHERE id = $1`, f.contest)
				case 37:
					f.exec(`UPDATE contests SET thaw_at = $2, updated_at = clock_timestamp() WHERE id = $1`, f.contest, f.clock.Now())
				}
				f.step()
				f.check()
				r.Shuffle(len(delayed), func(i, j int) { delayed[i], delayed[j] = delayed[j], delayed[i] })
				n := r.IntN(len(delayed) + 1)
				if n > 0 {
					f.record(append(slices.Clone(delayed[:n]), delayed[r.IntN(n)])...)
					if r.IntN(4) > 0 {
						delayed = delayed[n:]
					}
					f.check()
				}
				if t.Failed() {
					t.Fatalf("after event %d at %v", event, at)
				}
			}
			f.record(delayed...)
			f.check()
		})
	}
}

// TestFinalBoardIsWrittenOnce: it holds what was judged when the contest was
// finalized, however late it is written, and no rejudging moves any board.
func TestFinalBoardIsWrittenOnce(t *testing.T) {
	f := newFixture(t, "ada", "bob")
	goats := f.team("goats", "eve", "fay")
	f.step()
	f.clock.At(5 * time.Hour)
	a := f.submit("ada", "A", 4*time.Hour+30*time.Minute)
	b := f.submit("fay", "A", 10*time.Minute)
	f.record(judged(a, judge.AC), judged(b, judge.AC))
	f.exec(`UPDATE contests SET finalized_at = clock_timestamp(), updated_at = clock_timestamp() WHERE id = $1`, f.contest)
	// The database's clock stamps requests, so it stamps this as well.
	if _, err := f.pool.Exec(t.Context(), `UPDATE judgement_requests SET requested_at = requested_at - interval '1 second'`); err != nil {
		t.Fatal(err)
	}
	f.clock.At(50 * 365 * 24 * time.Hour)
	late := f.request(a.Submission, judge.Rejudge)
	f.record(judged(late, judge.WA))
	f.step()
	want := "1 goats 10 1 | 2 ada 270 1 | 3 bob 0 0 | "
	read := func() (board string) {
		t.Helper()
		rows, err := collect(t.Context(), f.pool, `SELECT rank || ' ' || name || ' ' || (board_row->>'penalty_minutes') || ' ' || (board_row->>'solved') || ' | '
			FROM final_standings WHERE contest_id = $1 ORDER BY position`, []any{f.contest}, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			board += row
		}
		return board
	}
	if got := read(); got != want {
		t.Errorf("final board %q, want %q", got, want)
	}
	if n := f.count(`SELECT count(*) FROM final_standings WHERE participant_id = $1 AND login = '' AND jsonb_array_length(members) = 2`, goats); n != 1 {
		t.Errorf("%d rows of the team with its members, want 1", n)
	}
	f.check()
	before := f.board(judge.Jury)
	f.record(judged(f.request(b.Submission, judge.Rejudge), judge.WA))
	f.step()
	if after := f.board(judge.Jury); after != before || read() != want {
		t.Errorf("a rejudging after the end of all changes\n%sto\n%s", before, after)
	}
	if public := f.board(judge.Public); public == before {
		t.Error("before the thaw the public sees the final board")
	}
	f.exec(`UPDATE contests SET thaw_at = $2, updated_at = clock_timestamp() WHERE id = $1`, f.contest, f.clock.Now())
	f.step()
	if public := f.board(judge.Public); public != before {
		t.Errorf("after the thaw the public sees\n%swant\n%s", public, before)
	}
	f.check()
}

// TestRatings: contests count in the order in which they were finalized, once
// they have thawed; those who never submitted and those who stay unrated do not.
// A recomputation gives the same, and follows what was declared unrated meanwhile.
func TestRatings(t *testing.T) {
	f := newFixture(t, "ada", "bob", "cleo", "dan")
	f.exec(`UPDATE contest_participants SET rated = false WHERE account_id = $1`, f.people["dan"])
	f.step()
	f.clock.At(5 * time.Hour)
	f.record(judged(f.submit("ada", "A", time.Hour), judge.AC), judged(f.submit("bob", "A", 2*time.Hour), judge.AC), judged(f.submit("dan", "A", time.Minute), judge.AC))
	finalize := func(contest string, at time.Time) {
		f.exec(`UPDATE contests SET rated = true, finalized_at = $2, updated_at = clock_timestamp() WHERE id = $1`, contest, at)
		f.step()
	}
	end := time.Now().Add(time.Hour) // after the requests, which the database has stamped
	f.clock.At(end.Add(time.Hour).Sub(start))
	finalize(f.contest, end)
	history := func() (lines []string) {
		t.Helper()
		type row struct {
			account           string
			rank              int
			before, value, rd float64
		}
		rows, err := collect(t.Context(), f.pool, `SELECT account_id, rank, before[1], value, deviation FROM rating_history ORDER BY finalized_at, rank`, nil,
			func(r pgx.CollectableRow) (x row, err error) {
				return x, r.Scan(&x.account, &x.rank, &x.before, &x.value, &x.rd)
			})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range rows {
			lines = append(lines, f.names(fmt.Sprintf("%s %d %.1f>%.1f±%.1f", x.account, x.rank, x.before, x.value, x.rd)))
		}
		return lines
	}
	if got := history(); len(got) != 0 {
		t.Errorf("before the thaw ratings tell the final ranks: %v", got)
	}
	thaw := func(contest string) {
		f.exec(`UPDATE contests SET thaw_at = $2, updated_at = clock_timestamp() WHERE id = $1`, contest, f.clock.Now())
		f.step()
	}
	thaw(f.contest)
	// Two new accounts, one win: the paper's formulas give 1662.3 and 1337.7 with
	// a deviation of 290.3.
	one := []string{"ada 2 1500.0>1662.3±290.3", "bob 3 1500.0>1337.7±290.3"}
	if got := history(); !slices.Equal(got, one) {
		t.Errorf("after one contest %v, want %v", got, one)
	}
	// A second contest, and then one that was finalized before it.
	copies := map[string]time.Time{}
	for i, at := range []time.Duration{2 * time.Minute, time.Minute} {
		id := uuid.NewString()
		copies[id] = end.Add(at)
		f.exec(`INSERT INTO contests (id, slug, name, starts_at, ends_at) SELECT $2, 'copy-' || $3, name, starts_at, ends_at FROM contests WHERE id = $1`, f.contest, id, fmt.Sprint(i))
		f.exec(`INSERT INTO contest_problems (contest_id, problem_id, label, ordinal) SELECT $2, problem_id, label, ordinal FROM contest_problems WHERE contest_id = $1`, f.contest, id)
		f.exec(`INSERT INTO contest_participants (contest_id, account_id) SELECT $1, id FROM accounts`, id)
		f.record(judged(f.submitAs("cleo", "A", time.Hour, id, false), judge.AC), judged(f.submitAs("bob", "B", time.Hour, id, false), judge.WA))
		finalize(id, end.Add(at))
	}
	three := history()
	if len(three) != 6 {
		t.Fatalf("after three contests %v; want two rows of each", three)
	}
	contests, err := RecomputeRatings(t.Context(), f.pool, f.clock.Now())
	if err != nil || contests != 3 || !slices.Equal(history(), three) {
		t.Errorf("recomputed from %d contests, %v: %v, want %v", contests, err, history(), three)
	}
	if n := f.count(`SELECT count(*) FROM account_ratings r WHERE (value, deviation, volatility) = (SELECT value, deviation, volatility FROM rating_history h
		WHERE h.account_id = r.account_id ORDER BY finalized_at DESC LIMIT 1) AND contests = (SELECT count(*) FROM rating_history h WHERE h.account_id = r.account_id)`); n != 3 {
		t.Errorf("%d current ratings are the newest of their history, want 3", n)
	}
	f.exec(`UPDATE contests SET rated = false WHERE id = $1`, f.contest)
	f.step()
	if !slices.Equal(history(), three) {
		t.Error("history changes before it is recomputed")
	}
	if contests, err := RecomputeRatings(t.Context(), f.pool, f.clock.Now()); err != nil || contests != 2 || len(history()) != 4 {
		t.Errorf("recomputed without the first: %d contests, %v, %v", contests, err, history())
	}
	// Asked for twice, it is done once, at the next look.
	f.exec(`UPDATE contests SET rated = true WHERE id = $1`, f.contest)
	f.exec(`INSERT INTO rating_requests (account_id, requested_at) SELECT $1, now() FROM generate_series(1, 2)`, f.people["ada"])
	f.step()
	f.step()
	if n := f.count(`SELECT count(*) FROM rating_recomputes WHERE request_id = 2 AND contests = 3`); n != 1 || !slices.Equal(history(), three) || f.count(`SELECT count(*) FROM rating_recomputes`) != 1 {
		t.Errorf("on request: %d answers, %v, want %v", n, history(), three)
	}
}

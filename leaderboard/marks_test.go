package leaderboard

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"assize/judge"
)

// checkMarks holds what the database notes of accounts and problems against a
// plain look at all submissions.
func (f *fixture) checkMarks() {
	f.t.Helper()
	rows, err := collect(context.Background(), f.pool, `WITH plain AS (
			SELECT s.account_id, s.problem_id, coalesce(bool_or((SELECT j.verdict FROM judgements j WHERE j.id =
				(SELECT r.id FROM judgement_requests r WHERE r.submission_id = s.id AND NOT r.preview ORDER BY r.requested_at DESC, r.id DESC LIMIT 1)) = 'AC'), false) AS solved
			FROM submissions s WHERE NOT s.trial GROUP BY s.account_id, s.problem_id
		) SELECT concat(a.login, ' ', p.slug, ': ', m.solved, ', want ', plain.solved)
		FROM plain FULL JOIN account_problems m USING (account_id, problem_id) JOIN accounts a ON a.id = account_id JOIN problems p ON p.id = problem_id
		WHERE m.solved IS DISTINCT FROM plain.solved ORDER BY 1`, nil, pgx.RowTo[string])
	if err != nil {
		f.t.Fatal(err)
	}
	for _, row := range rows {
		f.t.Errorf("noted of %s", row)
	}
}

func TestMarks(t *testing.T) {
	f := newFixture(t, "ada")
	f.step()
	solved := func(want int) {
		t.Helper()
		if got := f.count(`SELECT count(*) FROM account_problems WHERE solved`); got != want {
			t.Errorf("%d problems are noted as solved, want %d", got, want)
		}
		f.checkMarks()
	}
	f.record(judged(f.submitAs("ada", "A", 0, "", true), judge.AC))
	if n := f.count(`SELECT count(*) FROM account_problems`); n != 0 {
		t.Errorf("a trial leaves %d rows", n)
	}
	first := f.submit("ada", "A", time.Minute)
	solved(0)
	f.record(judged(first, judge.AC))
	solved(1)
	f.record(judged(first, judge.AC))
	f.record(judged(f.submitAs("ada", "A", 0, "", false), judge.WA))
	solved(1)
	again := f.request(first.Submission, judge.Rejudge) // at once, without a preview
	solved(0)
	f.record(judged(again, judge.WA))
	solved(0)
	preview := f.requestAs(first.Submission, judge.Rejudge, true)
	f.record(judged(preview, judge.AC))
	solved(0)
	if err := f.apply(t.Context(), preview); err != nil {
		t.Fatal(err)
	}
	solved(1)
	f.exec(`UPDATE judgement_requests SET answered = true`)
	solved(1)
}

// apply is what the gateway does with judged previews.
func (f *fixture) apply(ctx context.Context, previews ...judge.Envelope) error {
	var ids []string
	for _, e := range previews {
		ids = append(ids, e.Judgement)
	}
	_, err := f.pool.Exec(ctx, `UPDATE judgement_requests SET preview = false, requested_at = clock_timestamp() WHERE id = ANY($1)`, ids)
	return err
}

// TestMarksWait: a judgement that is not committed yet keeps a request for a newer
// one of the same submission waiting, which then sees it.
func TestMarksWait(t *testing.T) {
	f := newFixture(t, "ada")
	e := f.submitAs("ada", "A", time.Minute, "", false)
	tx, err := f.pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := insertJudgements(t.Context(), tx, []judge.Judged{judged(e, judge.AC)}); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := f.pool.Exec(context.Background(), `INSERT INTO judgement_requests (id, submission_id, class, dataset, requested_at)
			VALUES (gen_random_uuid(), $1, 'rejudge', '', clock_timestamp())`, e.Submission)
		done <- err
	}()
	await(t, "a request that waits for the judgement", func() bool {
		return f.count(`SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`) == 1
	})
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	f.checkMarks()
}

// TestMarksWhileJudgedAgain records first judgements and applies others of the
// same submissions at the same time, many of an account and a problem: no deadlock,
// and nothing is noted that is not so in the end.
func TestMarksWhileJudgedAgain(t *testing.T) {
	people := []string{"ada", "bob", "cleo"}
	f := newFixture(t, people...)
	random := rand.New(rand.NewPCG(7, 7))
	verdict := func() judge.Verdict { return []judge.Verdict{judge.AC, judge.WA}[random.IntN(2)] }
	var first, again []judge.Judged
	var previews []judge.Envelope
	for range 120 {
		e := f.submitAs(people[random.IntN(3)], []string{"A", "B", "C"}[random.IntN(3)], time.Minute, "", false)
		first = append(first, judged(e, verdict()))
		preview := f.requestAs(e.Submission, judge.Rejudge, true)
		previews, again = append(previews, preview), append(again, judged(preview, verdict()))
	}
	f.record(again...)
	shuffled := random.Perm(len(first))
	var g errgroup.Group
	for worker := range 2 {
		g.Go(func() error {
			for i := worker * 5; i < len(first); i += 10 {
				var batch []judge.Judged
				for _, n := range shuffled[i : i+5] {
					batch = append(batch, first[n])
				}
				if err := f.service.record(context.Background(), batch); err != nil {
					return err
				}
			}
			return nil
		})
	}
	g.Go(func() error {
		for i := 0; i < len(previews); i += 8 {
			if err := f.apply(context.Background(), previews[i:i+8]...); err != nil {
				return err
			}
		}
		return nil
	})
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	f.checkMarks()
}

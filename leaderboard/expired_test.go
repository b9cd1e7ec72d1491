package leaderboard

import (
	"testing"
	"time"

	"assize/judge"
)

// TestDropExpired: judgements of deleted trials are deleted with their runs, and no
// others; a result that comes after that is no judgement any more.
func TestDropExpired(t *testing.T) {
	f := newFixture(t, "ada")
	trial := f.submitAs("ada", "A", time.Minute, "", true)
	other := f.submitAs("ada", "A", time.Minute, "", true)
	kept := f.submit("ada", "B", 2*time.Minute)
	f.record(judged(trial, judge.AC), judged(other, judge.AC), judged(kept, judge.AC))
	f.step()
	f.exec(`INSERT INTO expired_trials (submission_id, blobs, expired_at) VALUES ($1, '{}', now())`, trial.Submission)
	f.exec(`DELETE FROM submissions WHERE id = $1`, trial.Submission)
	f.step()
	if n := f.count(`SELECT count(*) FROM judgements WHERE submission_id = $1`, trial.Submission); n != 0 {
		t.Errorf("%d judgements of the expired trial", n)
	}
	if n := f.count(`SELECT count(*) FROM judgements`); n != 2 {
		t.Errorf("%d judgements, want those of the submission and of the other trial", n)
	}
	if n := f.count(`SELECT count(*) FROM runs`); n != 2 {
		t.Errorf("%d runs, want 2", n)
	}
	f.record(judged(trial, judge.AC))
	if n := f.count(`SELECT count(*) FROM judgements`); n != 2 {
		t.Errorf("%d judgements after a late result", n)
	}
	f.check()
}

package leaderboard

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// recomputeAll brings the standings of the whole contest up to date and returns
// what changed. The caller holds the contest's lock.
func recomputeAll(ctx context.Context, tx pgx.Tx, contest string, now time.Time) ([]change, error) {
	c, err := loadContest(ctx, tx, contest)
	if err != nil {
		return nil, err
	}
	participants, err := loadParticipants(ctx, tx, contest, nil)
	if err != nil {
		return nil, err
	}
	attempts, err := loadAttempts(ctx, tx, contest, nil)
	if err != nil {
		return nil, err
	}
	stored, err := loadStandings(ctx, tx, contest, nil)
	if err != nil {
		return nil, err
	}
	var fresh []standingRow
	for _, viewer := range viewers {
		for _, row := range Score(c, participants, attempts, now, viewer) {
			fresh = append(fresh, standingRow{viewer: viewer, row: row})
		}
	}
	return store(ctx, tx, contest, stored, fresh)
}

// recompute brings the standings of some participants up to date, and of those
// others whose first-solve marks move with theirs. It returns what changed. The
// caller holds the contest's lock, and has to name everybody with a submission,
// a judgement or a judgement request that was not there when the standings were
// last computed.
func recompute(ctx context.Context, tx pgx.Tx, contest string, participants []string, now time.Time) ([]change, error) {
	c, err := loadContest(ctx, tx, contest)
	if err != nil {
		return nil, err
	}
	candidates, err := loadFirsts(ctx, tx, c)
	if err != nil {
		return nil, err
	}
	affected := make(map[string]bool, len(participants))
	for _, p := range participants {
		affected[p] = true
	}
	if err := addMarked(ctx, tx, c, affected, candidates, now); err != nil {
		return nil, err
	}
	all := slices.Sorted(maps.Keys(affected))
	registered, err := loadParticipants(ctx, tx, contest, all)
	if err != nil {
		return nil, err
	}
	attempts, err := loadAttempts(ctx, tx, contest, all)
	if err != nil {
		return nil, err
	}
	stored, err := loadStandings(ctx, tx, contest, all)
	if err != nil {
		return nil, err
	}
	own := map[string][]judge.Attempt{}
	for _, a := range attempts {
		own[a.Participant] = append(own[a.Participant], a)
	}
	var fresh []standingRow
	for _, viewer := range viewers {
		first := offered(c, candidates, now, viewer)
		for _, p := range registered {
			fresh = append(fresh, standingRow{viewer: viewer, row: scoreRow(c, p, own[p], first, now, viewer)})
		}
	}
	return store(ctx, tx, contest, stored, fresh)
}

// addMarked adds to affected whoever wins or loses a first-solve mark. Only
// somebody in affected can be the cause of that:
//
//   - The mark moves to an accepted attempt whose owner does not bear it yet.
//   - It is taken away because the earliest attempt that may solve the problem
//     has become pending. Its owner is in affected then; if the owner is not,
//     the attempt was pending before, and nobody bears the mark.
//   - Nobody may have solved the problem any more. Then its bearer was rejudged
//     and is in affected.
func addMarked(ctx context.Context, tx pgx.Tx, c judge.ContestInfo, affected map[string]bool, candidates []judge.Attempt, now time.Time) error {
	owners := make([]string, len(candidates))
	for i, a := range candidates {
		owners[i] = a.Participant
	}
	stored, err := loadStandings(ctx, tx, c.ID, owners)
	if err != nil {
		return err
	}
	bears := map[boardKey]map[string]bool{}
	for _, s := range stored {
		labels := map[string]bool{}
		for _, cell := range s.row.Cells {
			labels[cell.Label] = cell.First
		}
		bears[boardKey{s.viewer, s.row.Participant}] = labels
	}
	label := make(map[string]string, len(c.Problems))
	for _, p := range c.Problems {
		label[p.ProblemID] = p.Label
	}
	var moving []string
	for _, a := range candidates {
		moves := false
		for _, viewer := range viewers {
			if offered(c, candidates, now, viewer).marks(a) {
				moves = moves || !bears[boardKey{viewer, a.Participant}][label[a.ProblemID]]
			} else {
				moves = moves || affected[a.Participant]
			}
		}
		if moves {
			affected[a.Participant] = true
			moving = append(moving, label[a.ProblemID])
		}
	}
	if len(moving) == 0 {
		return nil
	}
	marked, err := loadMarked(ctx, tx, c.ID, moving)
	if err != nil {
		return err
	}
	for _, p := range marked {
		affected[p] = true
	}
	return nil
}

func offered(c judge.ContestInfo, attempts []judge.Attempt, now time.Time, viewer judge.Viewer) firsts {
	f := firsts{}
	for _, a := range attempts {
		f.offer(c, a, now, viewer)
	}
	return f
}

// store writes those of the fresh rows that differ from the stored ones, and
// deletes the stored ones that have no fresh one.
func store(ctx context.Context, tx pgx.Tx, contest string, stored, fresh []standingRow) ([]change, error) {
	old := make(map[boardKey]judge.Row, len(stored))
	for _, s := range stored {
		old[boardKey{s.viewer, s.row.Participant}] = s.row
	}
	var differ []standingRow
	for _, s := range fresh {
		key := boardKey{s.viewer, s.row.Participant}
		if row, ok := old[key]; !ok || !equal(row, s.row) {
			differ = append(differ, s)
		}
		delete(old, key)
	}
	var changes []change
	if len(differ) > 0 {
		saved, err := saveStandings(ctx, tx, contest, differ)
		if err != nil {
			return nil, err
		}
		changes = saved
	}
	if len(old) > 0 {
		gone := map[string]bool{}
		for key := range old {
			gone[key.participant] = true
		}
		dropped, err := dropStandings(ctx, tx, contest, slices.Collect(maps.Keys(gone)))
		if err != nil {
			return nil, err
		}
		changes = append(changes, dropped...)
	}
	return changes, nil
}

func equal(a, b judge.Row) bool {
	return a.Participant == b.Participant && compare(a, b) == 0 && slices.Equal(a.Cells, b.Cells)
}

// asChanges returns stored rows in the form in which Redis takes them.
func asChanges(stored []standingRow) ([]change, error) {
	changes := make([]change, len(stored))
	for i, s := range stored {
		doc, err := json.Marshal(s.row)
		if err != nil {
			return nil, fmt.Errorf("encode row of %s: %w", s.row.Participant, err)
		}
		changes[i] = change{viewer: s.viewer, participant: s.row.Participant, version: s.version, score: PackRow(s.row), row: doc}
	}
	return changes, nil
}

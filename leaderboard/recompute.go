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
	"assize/judge/scoring"
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
	totals := map[judge.Viewer][]judge.Total{}
	for _, viewer := range viewersOf(c, now) {
		rows := scoring.Board(c, participants, attempts, now, viewer)
		for _, row := range rows {
			fresh = append(fresh, standingRow{viewer: viewer, row: row})
		}
		totals[viewer] = scoring.Totals(c, rows)
	}
	changes, _, err := store(ctx, tx, c, stored, fresh)
	if err != nil {
		return nil, err
	}
	summed, err := saveTotals(ctx, tx, contest, totals)
	return append(changes, summed...), err
}

// viewersOf returns those who have a board of their own at now. The frozen one
// begins with the freeze: until then it is the public one.
func viewersOf(c judge.ContestInfo, now time.Time) []judge.Viewer {
	if c.FreezeAt.IsZero() || now.Before(c.FreezeAt) {
		return []judge.Viewer{judge.Public, judge.Jury}
	}
	return viewers
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
	for _, viewer := range viewersOf(c, now) {
		first := scoring.Offered(c, candidates, now, viewer)
		for _, p := range registered {
			fresh = append(fresh, standingRow{viewer: viewer, row: scoring.Row(c, p, own[p], first, now, viewer)})
		}
	}
	changes, moved, err := store(ctx, tx, c, stored, fresh)
	if err != nil {
		return nil, err
	}
	summed, err := addTotals(ctx, tx, c, moved)
	return append(changes, summed...), err
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
		for _, viewer := range viewersOf(c, now) {
			if scoring.Offered(c, candidates, now, viewer).Marks(a) {
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

// moved are the rows that a computation has put in the place of others.
type moved struct{ out, in []standingRow }

// store writes those of the fresh rows that differ from the stored ones, and
// deletes the stored ones that have no fresh one.
func store(ctx context.Context, tx pgx.Tx, c judge.ContestInfo, stored, fresh []standingRow) (changes []change, m moved, err error) {
	old := make(map[boardKey]standingRow, len(stored))
	for _, s := range stored {
		old[boardKey{s.viewer, s.row.Participant}] = s
	}
	for _, s := range fresh {
		key := boardKey{s.viewer, s.row.Participant}
		before, ok := old[key]
		if !ok || !equal(before.row, s.row) || before.sortKey != scoring.Key(c.Scoring, s.row) {
			m.in = append(m.in, s)
			if ok {
				m.out = append(m.out, before)
			}
		}
		delete(old, key)
	}
	if len(m.in) > 0 {
		if changes, err = saveStandings(ctx, tx, c, m.in); err != nil {
			return nil, m, err
		}
	}
	if len(old) == 0 {
		return changes, m, nil
	}
	for _, s := range old {
		m.out = append(m.out, s)
	}
	dropped, err := dropStandings(ctx, tx, c.ID, slices.Collect(maps.Keys(old)))
	return append(changes, dropped...), m, err
}

func equal(a, b judge.Row) bool {
	return a.Participant == b.Participant && a.Solved == b.Solved && a.PenaltyMinutes == b.PenaltyMinutes && a.LastSeconds == b.LastSeconds &&
		a.Points == b.Points && a.FinishSeconds == b.FinishSeconds && slices.Equal(a.Cells, b.Cells)
}

// asChanges returns stored rows in the form in which Redis takes them.
func asChanges(stored []standingRow) ([]change, error) {
	changes := make([]change, len(stored))
	for i, s := range stored {
		doc, err := json.Marshal(s.row)
		if err != nil {
			return nil, fmt.Errorf("encode row of %s: %w", s.row.Participant, err)
		}
		changes[i] = change{viewer: s.viewer, participant: s.row.Participant, version: s.version, score: s.sortKey, row: doc}
	}
	return changes, nil
}

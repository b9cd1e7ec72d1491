package leaderboard

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// The watcher looks, once per interval, for everything that bears on a board
// and comes by no message: contests that were changed or that pass their
// freeze, thaw or end, or that were finalized; new submissions and rejudgings, which are pending; people
// who register or withdraw; boards that Redis has lost.

// A contest is live from liveBefore its start until liveAfter its end or, if
// that is later, its thaw. The watcher keeps the boards of live contests in
// Redis; those of others are read from the table standings unless they change.
const (
	liveBefore = 24 * time.Hour
	liveAfter  = 7 * 24 * time.Hour
)

// seenFor is how far back the watcher looks for requests that it has not seen:
// a request becomes visible at its commit, later than its requested_at.
const seenFor = time.Minute

// watcher is what the watcher remembers from one look to the next. Only step
// uses it.
type watcher struct {
	contests map[string]contestState
	seen     map[string]time.Time // judgement requests, with their time
	newest   time.Time            // requested_at of the newest request seen
	entries  time.Time            // when all participants were last looked at
}

// contestState changes whenever the board has to be computed as a whole.
type contestState struct {
	updated                       time.Time
	started, frozen, thawed, over bool
}

func newWatcher() watcher {
	return watcher{contests: map[string]contestState{}, seen: map[string]time.Time{}}
}

func (s *Service) watch(ctx context.Context) error {
	tick := time.NewTicker(s.cfg.Interval)
	defer tick.Stop()
	for {
		if err := s.step(ctx); err != nil && ctx.Err() == nil {
			s.log.Warn("watch: something was left for the next look", "error", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// step is one look at everything. What fails is found again at the next one.
func (s *Service) step(ctx context.Context) error {
	live, err := s.watchContests(ctx)
	return errors.Join(err, s.watchFinals(ctx), s.watchRatings(ctx), s.watchRequests(ctx), s.watchParticipants(ctx, live), s.watchBoards(ctx, live), s.dropExpired(ctx))
}

// watchContests computes the board of each contest whose state has changed, and
// at the first look of each live one. It returns the live contests.
func (s *Service) watchContests(ctx context.Context) (live []string, err error) {
	now := s.now()
	type contest struct {
		info    judge.ContestInfo
		updated time.Time
	}
	contests, err := collect(ctx, s.pool, `SELECT `+contestColumns+`, updated_at FROM contests`, nil,
		func(r pgx.CollectableRow) (c contest, err error) {
			c.info, err = scanContest(r, &c.updated)
			return c, err
		})
	if err != nil {
		return nil, fmt.Errorf("watch contests: %w", err)
	}
	var errs []error
	for _, c := range contests {
		i := c.info
		last := i.EndsAt
		if i.ThawAt.After(last) {
			last = i.ThawAt
		}
		isLive := now.After(i.StartsAt.Add(-liveBefore)) && now.Before(last.Add(liveAfter))
		if isLive {
			live = append(live, i.ID)
		}
		state := contestState{updated: c.updated.UTC(), started: !now.Before(i.StartsAt), frozen: i.Frozen(now),
			thawed: !i.ThawAt.IsZero() && !now.Before(i.ThawAt), over: !now.Before(i.EndsAt)}
		before, known := s.watcher.contests[i.ID]
		if !known && isLive {
			// Whoever kept this board before may have died between a commit and its
			// way to Redis. Nobody is left who knows of it.
			s.setBehind(i.ID, true)
		}
		if known && before != state || !known && isLive {
			changes, err := s.locked(ctx, i.ID, func(tx pgx.Tx) ([]change, error) { return recomputeAll(ctx, tx, i.ID, s.now()) })
			if err != nil {
				errs = append(errs, fmt.Errorf("watch contest %s: %w", i.ID, err))
				continue // its state stays unknown, so that it is tried again
			}
			s.push(ctx, i.ID, changes)
		}
		s.watcher.contests[i.ID] = state
	}
	return live, errors.Join(errs...)
}

// watchRequests computes the rows of those who have submitted, or were sent to
// be rejudged, and whose judgement is still to come: these attempts are pending.
func (s *Service) watchRequests(ctx context.Context) error {
	type open struct {
		judgement, contest, participant string
		at                              time.Time
	}
	if now := s.now(); s.watcher.newest.After(now) {
		s.watcher.newest = now // a clock was ahead and has been set back
	}
	since := s.watcher.newest.Add(-seenFor)
	requests, err := collect(ctx, s.pool, `SELECT r.id, s.contest_id, cp.participant_id, r.requested_at
		FROM judgement_requests r JOIN submissions s ON s.id = r.submission_id
		JOIN contest_participants cp ON cp.contest_id = s.contest_id AND cp.account_id = s.account_id
		WHERE NOT r.answered AND r.requested_at >= $1 AND NOT s.trial AND NOT r.preview
		ORDER BY r.requested_at`, []any{since}, func(r pgx.CollectableRow) (o open, err error) {
		return o, r.Scan(&o.judgement, &o.contest, &o.participant, &o.at)
	})
	if err != nil {
		return fmt.Errorf("watch judgement requests: %w", err)
	}
	touched := map[string][]string{}
	unseen := map[string][]open{}
	for _, r := range requests {
		if _, ok := s.watcher.seen[r.judgement]; !ok {
			touched[r.contest] = append(touched[r.contest], r.participant)
			unseen[r.contest] = append(unseen[r.contest], r)
		}
	}
	var errs []error
	for contest, participants := range touched {
		if err := s.touch(ctx, contest, participants); err != nil {
			errs = append(errs, fmt.Errorf("watch judgement requests: %w", err))
			continue
		}
		for _, r := range unseen[contest] {
			s.watcher.seen[r.judgement] = r.at
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...) // the window stays where it is
	}
	if n := len(requests); n > 0 && requests[n-1].at.After(s.watcher.newest) {
		s.watcher.newest = requests[n-1].at
	}
	maps.DeleteFunc(s.watcher.seen, func(_ string, at time.Time) bool { return at.Before(s.watcher.newest.Add(-seenFor)) })
	return nil
}

// entriesEvery is how often all participants of live contests are held against their
// rows. Otherwise only those are who have registered within seenFor.
const entriesEvery = time.Minute

// watchParticipants gives a row to those who have registered for a live contest
// and, within entriesEvery, takes it from those who were taken out of the database.
// Whatever else is done to a participant moves the contest's updated_at.
func (s *Service) watchParticipants(ctx context.Context, live []string) error {
	type mismatch struct{ contest, participant string }
	scan := func(r pgx.CollectableRow) (m mismatch, err error) { return m, r.Scan(&m.contest, &m.participant) }
	var found []mismatch
	var err error
	now := s.now()
	all := now.Sub(s.watcher.entries).Abs() >= entriesEvery
	if all {
		found, err = collect(ctx, s.pool, `SELECT coalesce(p.contest_id, s.contest_id), coalesce(p.participant_id, s.participant_id)
		FROM (SELECT DISTINCT cp.contest_id, cp.participant_id FROM contest_participants cp
			WHERE cp.contest_id = ANY($1::uuid[]) AND `+qualified+`) p
		FULL JOIN (SELECT contest_id, participant_id FROM standings WHERE contest_id = ANY($1::uuid[]) AND viewer = 'jury') s
			ON s.contest_id = p.contest_id AND s.participant_id = p.participant_id
		WHERE p.participant_id IS NULL OR s.participant_id IS NULL`, []any{live}, scan)
	} else {
		found, err = collect(ctx, s.pool, `SELECT DISTINCT cp.contest_id, cp.participant_id FROM contest_participants cp
			WHERE cp.registered_at >= $2 AND cp.contest_id = ANY($1::uuid[]) AND `+qualified+` AND NOT EXISTS (SELECT FROM standings s
				WHERE s.contest_id = cp.contest_id AND s.participant_id = cp.participant_id AND s.viewer = 'jury')`,
			[]any{live, now.Add(-seenFor)}, scan)
	}
	if err != nil {
		return fmt.Errorf("watch participants: %w", err)
	}
	touched := map[string][]string{}
	for _, m := range found {
		touched[m.contest] = append(touched[m.contest], m.participant)
	}
	var errs []error
	for contest, participants := range touched {
		if err := s.touch(ctx, contest, participants); err != nil {
			errs = append(errs, fmt.Errorf("watch participants: %w", err))
		}
	}
	if all && len(errs) == 0 {
		s.watcher.entries = now
	}
	return errors.Join(errs...)
}

// touch computes the rows of some participants anew.
func (s *Service) touch(ctx context.Context, contest string, participants []string) error {
	changes, err := s.locked(ctx, contest, func(tx pgx.Tx) ([]change, error) {
		return recompute(ctx, tx, contest, participants, s.now())
	})
	if err != nil {
		return err
	}
	s.push(ctx, contest, changes)
	return nil
}

// watchBoards fills the boards that are known to be behind, and those of live
// contests that Redis does not hold.
func (s *Service) watchBoards(ctx context.Context, live []string) error {
	missing, err := s.board.notReady(ctx, live)
	if err != nil {
		return err
	}
	s.mu.Lock()
	wanting := slices.Collect(maps.Keys(s.dirty))
	s.mu.Unlock()
	for _, contest := range missing {
		if !slices.Contains(wanting, contest) {
			wanting = append(wanting, contest)
		}
	}
	var errs []error
	for _, contest := range wanting {
		errs = append(errs, s.fill(ctx, contest))
	}
	return errors.Join(errs...)
}

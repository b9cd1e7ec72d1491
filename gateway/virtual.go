package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/singleflight"

	"assize/judge"
	"assize/judge/scoring"
)

// A virtual participation is a contest taken after its end, from a start of
// one's own. Its submissions never reach the official board; its own board is
// the official one as it stood at the same contest time, with one row more.

type virtualStart struct {
	StartsAt time.Time `json:"starts_at"`
	EndsAt   time.Time `json:"ends_at"`

	id string
}

// lengthOf is the contest time that there is in all.
func lengthOf(c contestSummary, removed []removedInterval) time.Duration {
	info := judge.ContestInfo{StartsAt: c.StartsAt}
	for _, i := range removed {
		info.Removed = append(info.Removed, judge.Interval{From: i.StartsAt, To: i.EndsAt})
	}
	return info.Elapsed(c.EndsAt)
}

func (s *Service) ownVirtual(r *request, c contestSummary, removed []removedInterval) (*virtualStart, error) {
	if r.account == nil {
		return nil, nil
	}
	var v virtualStart
	err := s.db.QueryRow(r.ctx, `SELECT id, starts_at FROM virtual_participations WHERE contest_id = $1 AND account_id = $2`, c.id, r.account.ID).Scan(&v.id, &v.StartsAt)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("virtual participation of %s in contest %s: %w", r.account.Login, c.Slug, err)
	}
	v.StartsAt = v.StartsAt.UTC()
	v.EndsAt = v.StartsAt.Add(lengthOf(c, removed))
	return &v, nil
}

func (s *Service) startVirtual(r *request) (*answer, error) {
	c, err := s.readContest(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	switch {
	case c.VirtualStart != nil:
		return ok(c), nil
	case !c.Virtual:
		return nil, judge.E(judge.ContestState, fmt.Sprintf("the contest %q has no virtual participation", c.Slug))
	case c.State != ended:
		return nil, judge.E(judge.ContestState, fmt.Sprintf("virtual participation in the contest %q begins after its end", c.Slug))
	}
	if _, err := s.db.Exec(r.ctx, `INSERT INTO virtual_participations (id, contest_id, account_id, starts_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT DO NOTHING`, uuid.NewString(), c.id, r.account.ID, r.now); err != nil {
		return nil, fmt.Errorf("start virtual participation of %s in %s: %w", r.account.Login, c.Slug, err)
	}
	if c, err = s.readContest(r, c.Slug); err != nil {
		return nil, err
	}
	return &answer{status: http.StatusCreated, body: c}, nil
}

// virtualBoard is the official board as it stood at the contest time that the
// virtual participation has reached, with one's own row as me.
func (s *Service) virtualBoard(r *request) (*answer, error) {
	page, err := r.number("page", 1, 1, 100_000)
	if err != nil {
		return nil, err
	}
	c, err := s.readContest(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	v := c.VirtualStart
	if v == nil {
		return nil, notFound("you have no virtual participation in the contest %q", clip(c.Slug))
	}
	elapsed := min(r.now.Sub(v.StartsAt), v.EndsAt.Sub(v.StartsAt)).Truncate(historyStep)
	h, err := s.histories.get(historyKey{c.id, elapsed}, r.now, func() (*history, error) {
		// Not the context of this request: others wait for it as well.
		ctx, cancel := context.WithTimeout(context.Background(), handlerTime)
		defer cancel()
		return s.readHistory(ctx, c.contestSummary, elapsed, r.now)
	})
	if err != nil {
		return nil, fmt.Errorf("virtual board of %s: %w", c.Slug, err)
	}
	own, err := loadAttempts(r.ctx, s.db, `s.virtual_id = $1`, v.id)
	if err != nil {
		return nil, err
	}
	me := h.info
	me.StartsAt, me.EndsAt, me.FreezeAt, me.Removed, me.Extra = v.StartsAt, v.EndsAt, time.Time{}, nil, nil
	row := scoring.Row(me, r.account.ID, own, scoring.Firsts{}, r.now, judge.Jury)
	key, rank := scoring.Key(me.Scoring, row), 1
	for _, official := range h.rows {
		if scoring.Key(me.Scoring, official) > key {
			rank++
		}
	}
	from := min((page-1)*boardPage, len(h.rows))
	to := min(from+boardPage, len(h.rows))
	standings := make([]standing, to-from)
	for i := range standings {
		standings[i] = standing{rank: h.ranks[from+i], row: h.rows[from+i]}
	}
	b, err := s.boardOf(r.ctx, c.contestSummary, standings, h.totals, paging{len(h.rows), page, boardPage}, false)
	if err != nil {
		return nil, fmt.Errorf("virtual board of %s: %w", c.Slug, err)
	}
	mine := newBoardRow(rank, row, entrant{Login: r.account.Login, Name: r.account.Name}, false)
	return &answer{hashed: true, body: struct {
		board
		Me *boardRow `json:"me"`
	}{*b, &mine}}, nil
}

// history is an official board as it stood at some contest time.
type history struct {
	info   judge.ContestInfo
	rows   []judge.Row
	ranks  []int
	totals []judge.Total
}

// histories are those that were computed within historyFor: later judgements,
// disqualifications and the thaw change what was. A participation asks for its
// own contest time, rounded down to historyStep.
type histories struct {
	flights singleflight.Group
	mu      sync.Mutex
	made    map[historyKey]madeHistory
}

type madeHistory struct {
	*history
	at time.Time
}

type historyKey struct {
	contest string
	at      time.Duration
}

const (
	historyStep    = 10 * time.Second
	historyFor     = 10 * time.Second
	historyEntries = 50
)

func (h *histories) get(key historyKey, now time.Time, compute func() (*history, error)) (*history, error) {
	h.mu.Lock()
	found, ok := h.made[key]
	h.mu.Unlock()
	if age := now.Sub(found.at); ok && age >= 0 && age < historyFor {
		return found.history, nil
	}
	v, err, _ := h.flights.Do(fmt.Sprint(key), func() (any, error) {
		computed, err := compute()
		if err != nil {
			return nil, err
		}
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.made == nil || len(h.made) >= historyEntries {
			h.made = map[historyKey]madeHistory{}
		}
		h.made[key] = madeHistory{computed, now}
		return computed, nil
	})
	if err != nil {
		return nil, err
	}
	return v.(*history), nil
}

func (s *Service) readHistory(ctx context.Context, c contestSummary, elapsed time.Duration, now time.Time) (*history, error) {
	info, err := s.contestInfo(ctx, c)
	if err != nil {
		return nil, err
	}
	participants, err := participantsOf(ctx, s.db, c.id)
	if err != nil {
		return nil, err
	}
	attempts, err := loadAttempts(ctx, s.db, `s.contest_id = $1`, c.id)
	if err != nil {
		return nil, err
	}
	then := attempts[:0]
	for _, a := range attempts {
		if info.Elapsed(a.SubmittedAt) <= elapsed {
			then = append(then, a)
		}
	}
	h := &history{info: info, rows: scoring.Board(info, participants, then, now, judge.Public)}
	h.ranks, h.totals = scoring.Ranks(info.Scoring, h.rows), scoring.Totals(info, h.rows)
	return h, nil
}

// participantsOf are those who have a row on the contest's board.
func participantsOf(ctx context.Context, q querier, contest string) ([]string, error) {
	rows, err := q.Query(ctx, `SELECT DISTINCT cp.participant_id::text FROM contest_participants cp WHERE cp.contest_id = $1 AND NOT EXISTS (
		SELECT FROM contest_participants d WHERE d.contest_id = cp.contest_id AND d.participant_id = cp.participant_id AND d.disqualified_at IS NOT NULL)`, contest)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// contestInfo is the contest as scoring needs it.
func (s *Service) contestInfo(ctx context.Context, c contestSummary) (judge.ContestInfo, error) {
	info := judge.ContestInfo{ID: c.id, StartsAt: c.StartsAt, EndsAt: c.EndsAt, FreezeAt: orZero(c.FreezeAt), ThawAt: orZero(c.ThawAt),
		Scoring: c.Scoring, Penalty: time.Duration(c.PenaltyMinutes) * time.Minute, Extra: map[string]time.Duration{}}
	removed, err := s.removedIntervals(ctx, s.db, c.id)
	if err != nil {
		return info, err
	}
	for _, i := range removed {
		info.Removed = append(info.Removed, judge.Interval{From: i.StartsAt, To: i.EndsAt})
	}
	var problems, extra []byte
	err = s.db.QueryRow(ctx, `SELECT
		coalesce((SELECT json_agg(json_build_object('problem_id', problem_id, 'label', label, 'points', points / 100.0) ORDER BY ordinal)
			FROM contest_problems WHERE contest_id = $1), '[]'),
		coalesce((SELECT json_object_agg(participant_id, seconds) FROM (SELECT participant_id, max(extra_seconds) AS seconds
			FROM contest_participants WHERE contest_id = $1 AND extra_seconds > 0 GROUP BY participant_id) e), '{}')`, c.id).Scan(&problems, &extra)
	if err != nil {
		return info, fmt.Errorf("contest %s for scoring: %w", c.Slug, err)
	}
	var list []struct {
		ProblemID string  `json:"problem_id"`
		Label     string  `json:"label"`
		Points    float64 `json:"points"`
	}
	seconds := map[string]int{}
	if err := errors.Join(json.Unmarshal(problems, &list), json.Unmarshal(extra, &seconds)); err != nil {
		return info, fmt.Errorf("contest %s for scoring: %w", c.Slug, err)
	}
	for _, p := range list {
		info.Problems = append(info.Problems, judge.ContestProblem{ProblemID: p.ProblemID, Label: p.Label, Points: judge.Points(p.Points*100 + 0.5)})
	}
	for participant, n := range seconds {
		info.Extra[participant] = time.Duration(n) * time.Second
	}
	return info, nil
}

// loadAttempts returns the submissions s that fulfil the condition, as attempts
// of the participants in the contest or, outside, of the accounts.
func loadAttempts(ctx context.Context, q querier, condition string, args ...any) ([]judge.Attempt, error) {
	return attemptsBy(ctx, q, `submissions s`+currentJudgement, condition, args...)
}

// attemptsBy is loadAttempts by other judgements j than the current ones.
func attemptsBy(ctx context.Context, q querier, tables, condition string, args ...any) ([]judge.Attempt, error) {
	rows, err := q.Query(ctx, `SELECT s.id, coalesce(cp.participant_id, s.account_id), s.problem_id, s.submitted_at, j.verdict, j.score, j.group_scores
		FROM `+tables+`
		LEFT JOIN contest_participants cp ON cp.contest_id = s.contest_id AND cp.account_id = s.account_id
		WHERE NOT s.trial AND NOT EXISTS (SELECT FROM disqualified_submissions d WHERE d.submission_id = s.id) AND `+condition, args...)
	if err != nil {
		return nil, fmt.Errorf("load attempts: %w", err)
	}
	attempts, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (a judge.Attempt, err error) {
		var verdict *string
		var score *int64
		var groups []int64
		if err := row.Scan(&a.Submission, &a.Participant, &a.ProblemID, &a.SubmittedAt, &verdict, &score, &groups); err != nil {
			return a, err
		}
		err = a.SetResult(verdict, score, groups)
		return a, err
	})
	if err != nil {
		return nil, fmt.Errorf("load attempts: %w", err)
	}
	return attempts, nil
}

package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

type removedInterval struct {
	ID       string    `json:"id"`
	StartsAt time.Time `json:"starts_at"`
	EndsAt   time.Time `json:"ends_at"`
	Reason   string    `json:"reason"`
}

func (s *Service) removedIntervals(ctx context.Context, q querier, contest string) ([]removedInterval, error) {
	rows, err := q.Query(ctx, `SELECT id, starts_at, ends_at, reason FROM contest_removed_intervals WHERE contest_id = $1 ORDER BY starts_at`, contest)
	if err != nil {
		return nil, fmt.Errorf("removed intervals of contest %s: %w", contest, err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (i removedInterval, err error) {
		err = row.Scan(&i.ID, &i.StartsAt, &i.EndsAt, &i.Reason)
		i.StartsAt, i.EndsAt = i.StartsAt.UTC(), i.EndsAt.UTC()
		return i, err
	})
	if err != nil {
		return nil, fmt.Errorf("removed intervals of contest %s: %w", contest, err)
	}
	return list, nil
}

// removeInterval takes an interval out of the contest's time. What was to come
// after it, the freeze and the end, comes later by its length, as the CCS
// requirements want it. It can be taken back.
func (s *Service) removeInterval(r *request) (*answer, error) {
	var b struct {
		StartsAt maybe[when] `json:"starts_at"`
		EndsAt   maybe[when] `json:"ends_at"`
		Reason   string      `json:"reason"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	from, err := b.StartsAt.value.time("starts_at")
	if err != nil {
		return nil, err
	}
	to, err := b.EndsAt.value.time("ends_at")
	if err != nil {
		return nil, err
	}
	switch {
	case from == nil || to == nil || !to.After(*from):
		return nil, invalid("starts_at and ends_at must be times, the second after the first")
	case len(b.Reason) > 500:
		return nil, invalid("reason must have at most 500 bytes")
	}
	slug := r.param("slug")
	err = pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		id, err := lockUnfinalized(r.ctx, tx, slug)
		if err != nil {
			return err
		}
		var inside, overlaps, endless bool
		if err := tx.QueryRow(r.ctx, `SELECT $2 >= starts_at AND $2 < ends_at, ends_at + ($3::timestamptz - $2::timestamptz) >= '9999-01-01Z',
				EXISTS (SELECT FROM contest_removed_intervals i WHERE i.contest_id = c.id AND i.starts_at < $3 AND i.ends_at > $2)
			FROM contests c WHERE id = $1`, id, *from, *to).Scan(&inside, &endless, &overlaps); err != nil {
			return err
		}
		switch {
		case !inside:
			return invalid("starts_at must lie between the start and the end of the contest")
		case endless:
			return invalid("ends_at is too late: the contest would end after the year 9998")
		case overlaps:
			return judge.E(judge.Conflict, "the interval overlaps one that is removed already")
		}
		if _, err := tx.Exec(r.ctx, `INSERT INTO contest_removed_intervals (id, contest_id, starts_at, ends_at, reason, created_at)
			VALUES ($1, $2, $3, $4, $5, $6)`, uuid.NewString(), id, *from, *to, b.Reason, r.now); err != nil {
			return err
		}
		_, err = tx.Exec(r.ctx, `UPDATE contests SET ends_at = ends_at + ($3::timestamptz - $2::timestamptz),
			freeze_at = CASE WHEN freeze_at > $2 THEN freeze_at + ($3::timestamptz - $2::timestamptz) ELSE freeze_at END,
			thaw_at = CASE WHEN thaw_at > $2 THEN thaw_at + ($3::timestamptz - $2::timestamptz) ELSE thaw_at END WHERE id = $1`, id, *from, *to)
		if err != nil {
			return err
		}
		return audit(r, tx, deed{action: "interval.remove", subject: slug, contest: id,
			detail: map[string]any{"starts_at": from, "ends_at": to, "reason": b.Reason}})
	})
	if err != nil {
		return nil, coded(err, "remove an interval from "+slug)
	}
	c, err := s.readContest(r, slug)
	if err != nil {
		return nil, err
	}
	return &answer{status: http.StatusCreated, body: c}, nil
}

func (s *Service) restoreInterval(r *request) (*answer, error) {
	interval, err := r.idParam("removed interval")
	if err != nil {
		return nil, err
	}
	slug := r.param("slug")
	err = pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		id, err := lockUnfinalized(r.ctx, tx, slug)
		if err != nil {
			return err
		}
		var from, to time.Time
		err = tx.QueryRow(r.ctx, `DELETE FROM contest_removed_intervals WHERE contest_id = $1 AND id = $2 RETURNING starts_at, ends_at`, id, interval).Scan(&from, &to)
		if errors.Is(err, pgx.ErrNoRows) {
			return notFound("there is no removed interval %q", interval)
		}
		if err != nil {
			return err
		}
		_, err = tx.Exec(r.ctx, `UPDATE contests SET ends_at = ends_at - ($3::timestamptz - $2::timestamptz),
			freeze_at = CASE WHEN freeze_at > $3 THEN freeze_at - ($3::timestamptz - $2::timestamptz) ELSE freeze_at END,
			thaw_at = CASE WHEN thaw_at > $3 THEN thaw_at - ($3::timestamptz - $2::timestamptz) ELSE thaw_at END WHERE id = $1`, id, from, to)
		if isViolation(err, checkViolation) {
			return judge.E(judge.Conflict, fmt.Sprintf("the times of the contest %q were changed since: without this interval it would end before its start or its freeze; move these first", slug))
		}
		if err != nil {
			return err
		}
		return audit(r, tx, deed{action: "interval.restore", subject: slug, contest: id, detail: map[string]any{"starts_at": from.UTC(), "ends_at": to.UTC()}})
	})
	if err != nil {
		return nil, coded(err, "restore an interval of "+slug)
	}
	c, err := s.readContest(r, slug)
	if err != nil {
		return nil, err
	}
	return ok(c), nil
}

// freezeContest freezes the public board now.
func (s *Service) freezeContest(r *request) (*answer, error) {
	return s.moveClock(r, "contest.freeze", func(tx pgx.Tx, id string, c contestSummary) error {
		switch {
		case c.State != running:
			return judge.E(judge.ContestState, fmt.Sprintf("the contest %q is not running", c.Slug))
		case c.Frozen:
			return nil
		}
		_, err := tx.Exec(r.ctx, `UPDATE contests SET freeze_at = $2, thaw_at = NULL WHERE id = $1`, id, r.now)
		return err
	})
}

// thawContest shows everybody what the freeze hides, now.
func (s *Service) thawContest(r *request) (*answer, error) {
	return s.moveClock(r, "contest.thaw", func(tx pgx.Tx, id string, c contestSummary) error {
		switch {
		case c.States.Frozen == nil:
			return judge.E(judge.ContestState, fmt.Sprintf("the scoreboard of the contest %q is not frozen", c.Slug))
		case !c.Frozen:
			return nil
		}
		_, err := tx.Exec(r.ctx, `UPDATE contests SET thaw_at = $2 WHERE id = $1`, id, r.now)
		return err
	})
}

// finalizeContest signs the result. From then on nothing changes it: the
// leaderboard writes it down once. The conditions are those of the CCS
// requirements ("Finalizing the Contest"); the jury may leave questions unanswered
// if it says so.
func (s *Service) finalizeContest(r *request) (*answer, error) {
	var b struct {
		LeaveUnanswered bool `json:"leave_unanswered"`
	}
	if r.mediaType() != "" {
		if err := r.decode(&b); err != nil {
			return nil, err
		}
	}
	return s.moveClock(r, "contest.finalize", func(tx pgx.Tx, id string, c contestSummary) error {
		if c.States.Finalized != nil {
			return nil
		}
		// Submissions of just before the end may still be on their way into the database.
		if _, err := tx.Exec(r.ctx, `SELECT pg_advisory_xact_lock(`+entriesLock+`)`, c.Slug); err != nil {
			return err
		}
		var last time.Time
		var unjudged, unanswered int
		err := tx.QueryRow(r.ctx, `SELECT c.ends_at + make_interval(secs => coalesce((SELECT max(extra_seconds) FROM contest_participants WHERE contest_id = c.id), 0)),
				(SELECT count(*) FROM submissions s`+currentJudgement+` WHERE s.contest_id = c.id AND NOT s.trial AND (j.id IS NULL OR j.verdict = 'JE')
					AND NOT EXISTS (SELECT FROM disqualified_submissions d WHERE d.submission_id = s.id)),
				(SELECT count(*) FROM clarifications q WHERE q.contest_id = c.id AND q.from_id IS NOT NULL
					AND NOT EXISTS (SELECT FROM clarifications a WHERE a.reply_to_id = q.id))
			FROM contests c WHERE c.id = $1`, id).Scan(&last, &unjudged, &unanswered)
		switch {
		case err != nil:
			return err
		case r.now.Before(last):
			return judge.E(judge.ContestState, fmt.Sprintf("the contest %q is still running, for somebody until %s", c.Slug, last.UTC().Format(time.RFC3339)))
		case unjudged > 0:
			return judge.E(judge.Conflict, fmt.Sprintf("%d submissions to the contest %q have no verdict or a judging error", unjudged, c.Slug))
		case unanswered > 0 && !b.LeaveUnanswered:
			return judge.E(judge.Conflict, fmt.Sprintf("%d questions in the contest %q are not answered; answer them, or set leave_unanswered", unanswered, c.Slug))
		}
		_, err = tx.Exec(r.ctx, `UPDATE contests SET finalized_at = $2 WHERE id = $1`, id, r.now)
		return err
	})
}

// moveClock changes one of the contest's times, under its lock.
func (s *Service) moveClock(r *request, action string, change func(tx pgx.Tx, id string, c contestSummary) error) (*answer, error) {
	slug := r.param("slug")
	err := pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		var id string
		err := tx.QueryRow(r.ctx, `UPDATE contests SET updated_at = clock_timestamp() WHERE slug = $1 RETURNING id`, slug).Scan(&id)
		if errors.Is(err, pgx.ErrNoRows) {
			return noContest(slug)
		}
		if err != nil {
			return err
		}
		c, err := s.findContest(r, tx, slug)
		if err != nil {
			return err
		}
		if err := change(tx, id, c); err != nil {
			return err
		}
		return audit(r, tx, deed{action: action, subject: slug, contest: id})
	})
	if err != nil {
		return nil, coded(err, "change contest "+slug)
	}
	c, err := s.readContest(r, slug)
	if err != nil {
		return nil, err
	}
	return ok(c), nil
}

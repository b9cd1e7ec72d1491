package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

const maxReasonBytes = 1000

// reason reads the body of a request that must say why.
func (r *request) reason() (string, error) {
	var b struct {
		Reason string `json:"reason"`
	}
	if err := r.decode(&b); err != nil {
		return "", err
	}
	if b.Reason == "" || len(b.Reason) > maxReasonBytes {
		return "", invalid("reason must have 1 to %d bytes", maxReasonBytes)
	}
	return b.Reason, nil
}

// disqualifyParticipant takes a participant off the board, until it is undone.
func (s *Service) disqualifyParticipant(r *request) (*answer, error) {
	reason, err := r.reason()
	if err != nil {
		return nil, err
	}
	return s.setParticipant(r, true, reason)
}

func (s *Service) requalifyParticipant(r *request) (*answer, error) {
	return s.setParticipant(r, false, "")
}

// setParticipant changes all accounts of a participant, which is named by its id
// or by the login of one of them.
func (s *Service) setParticipant(r *request, out bool, reason string) (*answer, error) {
	slug, who := r.param("slug"), r.param("participant")
	d := &deed{action: "participant.requalify", subject: who, detail: map[string]string{}}
	if out {
		d.action, d.detail = "participant.disqualify", map[string]string{"reason": reason}
	}
	err := s.audited(r, d, func(tx pgx.Tx) error {
		if err := lockForChange(r, tx, slug, &d.contest); err != nil {
			return err
		}
		tag, err := tx.Exec(r.ctx, `UPDATE contest_participants p SET disqualified_at = CASE WHEN $3 THEN coalesce(disqualified_at, $4::timestamptz) END
			WHERE contest_id = $1 AND participant_id IN (SELECT q.participant_id FROM contest_participants q JOIN accounts a ON a.id = q.account_id
				WHERE q.contest_id = $1 AND (q.participant_id::text = $2 OR a.login = $2))`, d.contest, who, out, r.now)
		if err == nil && tag.RowsAffected() == 0 {
			return notFound("there is no participant %q in the contest %q", clip(who), slug)
		}
		return err
	})
	if err != nil {
		return nil, coded(err, fmt.Sprintf("disqualify %s in %s", who, slug))
	}
	return &answer{status: http.StatusNoContent}, nil
}

// lockForChange finds a contest for a change that its board has to follow: the
// leaderboard computes anew whatever has a new updated_at. What is final stays.
func lockForChange(r *request, tx pgx.Tx, slug string, id *string) error {
	var final bool
	err := tx.QueryRow(r.ctx, `UPDATE contests SET updated_at = clock_timestamp() WHERE slug = $1 RETURNING id, finalized_at IS NOT NULL`, slug).
		Scan(id, &final)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return noContest(slug)
	case err != nil:
		return err
	case final:
		return judge.E(judge.ContestState, fmt.Sprintf("the results of the contest %q are final", slug))
	}
	return nil
}

// disqualifySubmission makes a submission count for nothing, until it is undone.
func (s *Service) disqualifySubmission(r *request) (*answer, error) {
	reason, err := r.reason()
	if err != nil {
		return nil, err
	}
	return s.setSubmission(r, "submission.disqualify", map[string]string{"reason": reason}, func(tx pgx.Tx, id string) error {
		_, err := tx.Exec(r.ctx, `INSERT INTO disqualified_submissions (submission_id, disqualified_at, reason) VALUES ($1, $2, $3)
			ON CONFLICT (submission_id) DO UPDATE SET reason = excluded.reason`, id, r.now, reason)
		return err
	})
}

func (s *Service) requalifySubmission(r *request) (*answer, error) {
	return s.setSubmission(r, "submission.requalify", nil, func(tx pgx.Tx, id string) error {
		_, err := tx.Exec(r.ctx, `DELETE FROM disqualified_submissions WHERE submission_id = $1`, id)
		return err
	})
}

func (s *Service) setSubmission(r *request, action string, detail any, f func(tx pgx.Tx, id string) error) (*answer, error) {
	id, err := r.idParam("submission")
	if err != nil {
		return nil, err
	}
	d := &deed{action: action, subject: id, detail: detail}
	err = s.audited(r, d, func(tx pgx.Tx) error {
		var slug string
		err := tx.QueryRow(r.ctx, `SELECT c.slug FROM submissions s JOIN contests c ON c.id = s.contest_id WHERE s.id = $1 AND NOT s.trial`, id).Scan(&slug)
		if errors.Is(err, pgx.ErrNoRows) {
			return notFound("there is no submission %q in a contest", id)
		}
		if err != nil {
			return err
		}
		if err := lockForChange(r, tx, slug, &d.contest); err != nil {
			return err
		}
		return f(tx, id)
	})
	if err != nil {
		return nil, coded(err, action+" "+id)
	}
	return &answer{status: http.StatusNoContent}, nil
}

type disqualification struct {
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// readDisqualification is nil for a submission that counts.
func (s *Service) readDisqualification(ctx context.Context, submission string) (*disqualification, error) {
	var d disqualification
	err := s.db.QueryRow(ctx, `SELECT disqualified_at, reason FROM disqualified_submissions WHERE submission_id = $1`, submission).Scan(&d.At, &d.Reason)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("disqualification of %s: %w", submission, err)
	}
	d.At = d.At.UTC()
	return &d, nil
}

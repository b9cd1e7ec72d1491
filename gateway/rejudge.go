package gateway

import (
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// rejudge asks for a new judgement of a submission, against the current version
// of its problem. Its id is the new fence: whatever arrives for an older one
// changes nothing any more. It is the newest request also where the clock was set
// back since the last one.
func (s *Service) rejudge(r *request) (*answer, error) {
	id, err := r.idParam("submission")
	if err != nil {
		return nil, err
	}
	n, err := s.prepare(r)
	if err != nil {
		return nil, err
	}
	d := &deed{action: "submission.rejudge", subject: id}
	err = s.audited(r, d, func(tx pgx.Tx) error {
		var open bool
		err := tx.QueryRow(r.ctx, `SELECT s.id, s.contest_id, s.language, s.entry, s.submitted_at, v.dataset, `+contestMultiplier+`
			FROM submissions s JOIN problems p ON p.id = s.problem_id JOIN problem_versions v ON v.id = p.current_version
			WHERE s.id = $1 AND NOT s.trial FOR UPDATE OF s`, id).
			Scan(&n.id, &n.contest, &n.language, &n.entry, &n.submittedAt, &n.dataset, &n.fuelMultiplier)
		if err != nil {
			return err
		}
		if err := tx.QueryRow(r.ctx, `SELECT EXISTS (SELECT FROM judgement_requests r WHERE r.submission_id = $1 AND NOT r.answered AND NOT r.preview
			AND NOT EXISTS (SELECT FROM judgements j WHERE j.id = r.id))`, id).Scan(&open); err != nil {
			return err
		}
		if open {
			return judge.E(judge.Conflict, fmt.Sprintf("the submission %s is being judged already", id))
		}
		n.class = judge.Rejudge
		if n.contest != nil {
			d.contest = *n.contest
		}
		d.detail = map[string]string{"judgement": n.judgement}
		if n.files, err = readFiles(r.ctx, tx, id); err != nil {
			return err
		}
		_, err = tx.Exec(r.ctx, `INSERT INTO judgement_requests (id, submission_id, class, dataset, requested_at)
			SELECT $1, s.id, $3, $4, greatest($5, r.requested_at + interval '1 microsecond') FROM submissions s`+currentJudgement+` WHERE s.id = $2`,
			n.judgement, id, string(n.class), string(n.dataset), r.now)
		return err
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no submission %q", id)
	}
	if err != nil {
		return nil, coded(err, "rejudge "+id)
	}
	n.submittedAt = n.submittedAt.UTC()
	s.publishSoon(n.open())
	return s.accepted("submissions", id, n.judgement, r.now), nil
}

type judgingError struct {
	Submission  string       `json:"submission"`
	Judgement   string       `json:"judgement"`
	Account     accountName  `json:"account"`
	Problem     *problemName `json:"problem"`
	Contest     *string      `json:"contest"`
	Language    string       `json:"language"`
	SubmittedAt time.Time    `json:"submitted_at"`
	JudgedAt    time.Time    `json:"judged_at"`
	Reason      string       `json:"reason"`
}

func (s *Service) listJudgingErrors(r *request) (*answer, error) {
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	// From the judgements: there is an index on the few that are JE.
	from := ` FROM judgements j JOIN submissions s ON s.id = j.submission_id JOIN accounts a ON a.id = s.account_id
		LEFT JOIN problems p ON p.id = s.problem_id LEFT JOIN contests c ON c.id = s.contest_id
		WHERE j.verdict = 'JE' AND j.id = (SELECT r.id FROM judgement_requests r WHERE r.submission_id = s.id AND NOT r.preview
			ORDER BY r.requested_at DESC, r.id DESC LIMIT 1)`
	var total int
	if err := s.db.QueryRow(r.ctx, `SELECT count(*)`+from).Scan(&total); err != nil {
		return nil, fmt.Errorf("count judging errors: %w", err)
	}
	rows, err := s.db.Query(r.ctx, `SELECT s.id, j.id, a.login, a.name, p.slug, p.name, c.slug, s.language, s.submitted_at, j.judged_at, j.reason`+from+`
		ORDER BY j.recorded_at DESC, j.id LIMIT $1 OFFSET $2`, perPage, (page-1)*perPage)
	if err != nil {
		return nil, fmt.Errorf("list judging errors: %w", err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (e judgingError, err error) {
		var slug, name *string
		err = row.Scan(&e.Submission, &e.Judgement, &e.Account.Login, &e.Account.Name, &slug, &name, &e.Contest, &e.Language,
			&e.SubmittedAt, &e.JudgedAt, &e.Reason)
		if slug != nil {
			e.Problem = &problemName{*slug, *name}
		}
		e.SubmittedAt, e.JudgedAt = e.SubmittedAt.UTC(), e.JudgedAt.UTC()
		return e, err
	})
	if err != nil {
		return nil, fmt.Errorf("list judging errors: %w", err)
	}
	return ok(struct {
		JudgingErrors []judgingError `json:"judging_errors"`
		paging
	}{list, paging{total, page, perPage}}), nil
}

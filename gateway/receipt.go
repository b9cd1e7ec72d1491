package gateway

import (
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// getReceipt answers with what is needed to run a judgement again: digests and
// numbers, of test data too, and none of the data itself.
func (s *Service) getReceipt(r *request) (*answer, error) {
	id, err := r.idParam("submission")
	if err != nil {
		return nil, err
	}
	var judgement string
	var judged bool
	err = s.db.QueryRow(r.ctx, `SELECT r.id, j.id IS NOT NULL FROM submissions s`+currentJudgement+`
		WHERE s.id = $1 AND NOT s.trial AND (s.account_id = $2 OR $3)`, id, r.account.ID, r.isJury()).Scan(&judgement, &judged)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no submission %q", id)
	}
	if err != nil {
		return nil, fmt.Errorf("get receipt of %s: %w", id, err)
	}
	if !judged {
		return nil, judge.E(judge.Conflict, "the submission is not judged yet, so there is no receipt")
	}
	j, err := s.readJudgement(r.ctx, `j.id = $1`, judgement)
	if err != nil {
		return nil, fmt.Errorf("get receipt of %s: %w", id, err)
	}
	if j.Verdict == judge.JE || j.Compile.Module == "" {
		return nil, judge.E(judge.Conflict, "no program was run to its end for this judgement, so there is no receipt")
	}
	return &answer{body: j.Receipt(), hashed: true}, nil
}

package gateway

import (
	"encoding/json"
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
	j := judge.Judgement{Submission: id}
	var verdict *string
	var compile []byte
	err = s.db.QueryRow(r.ctx, `SELECT r.id, j.verdict, coalesce(j.reason, ''), coalesce(j.fuel, 0), coalesce(j.fuel_limit, 0),
			coalesce(j.memory_bytes, 0), coalesce(j.memory_limit, 0), coalesce(j.output_limit, 0), coalesce(j.fuel_multiplier, 0),
			j.compile, coalesce(j.dataset, ''), coalesce(j.cost_table, ''), coalesce(j.engine, ''), coalesce(j.judged_at, s.submitted_at), j.score
		FROM submissions s`+currentJudgement+` WHERE s.id = $1 AND NOT s.trial AND (s.account_id = $2 OR $3)`,
		id, r.account.ID, r.isJury()).Scan(&j.ID, &verdict, &j.Reason, &j.Fuel, &j.FuelLimit, &j.MemoryBytes, &j.MemoryLimit, &j.OutputLimit,
		&j.FuelMultiplier, &compile, &j.Dataset, &j.CostTable, &j.Engine, &j.JudgedAt, &j.Score)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no submission %q", id)
	}
	if err != nil {
		return nil, fmt.Errorf("get receipt of %s: %w", id, err)
	}
	if verdict == nil {
		return nil, judge.E(judge.Conflict, "the submission is not judged yet, so there is no receipt")
	}
	if j.Verdict, err = judge.ParseVerdict(*verdict); err != nil {
		return nil, fmt.Errorf("get receipt of %s: %w", id, err)
	}
	if err := json.Unmarshal(compile, &j.Compile); err != nil {
		return nil, fmt.Errorf("get receipt of %s: compile: %w", id, err)
	}
	if j.Verdict == judge.JE || j.Compile.Module == "" {
		return nil, judge.E(judge.Conflict, "no program was run to its end for this judgement, so there is no receipt")
	}
	j.JudgedAt = j.JudgedAt.UTC()
	rows, err := s.db.Query(r.ctx, `SELECT test_case, verdict, reason, fuel, memory_bytes, output_bytes, stdout, score, share, passes, validator_fuel
		FROM runs WHERE judgement_id = $1 ORDER BY ordinal`, j.ID)
	if err != nil {
		return nil, fmt.Errorf("get receipt of %s: %w", id, err)
	}
	j.Runs, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (run judge.Run, err error) {
		var verdict string
		if err = row.Scan(&run.Case, &verdict, &run.Reason, &run.Fuel, &run.MemoryBytes, &run.OutputBytes, &run.Stdout,
			&run.Score, &run.Share, &run.Passes, &run.ValidatorFuel); err == nil {
			run.Verdict, err = judge.ParseVerdict(verdict)
		}
		return run, err
	})
	if err != nil {
		return nil, fmt.Errorf("get receipt of %s: %w", id, err)
	}
	return &answer{body: j.Receipt(), hashed: true}, nil
}

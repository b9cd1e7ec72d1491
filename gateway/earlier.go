package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/jackc/pgx/v5"

	"assize/blob"
	"assize/judge"
)

// datasets keeps those that were read last: a rejudging of a thousand submissions
// is about one or two.
type datasets struct {
	mu   sync.Mutex
	kept map[judge.Digest]judge.Dataset
}

const keptDatasets = 64

func (s *Service) dataset(ctx context.Context, digest judge.Digest) (judge.Dataset, error) {
	s.datasets.mu.Lock()
	d, ok := s.datasets.kept[digest]
	s.datasets.mu.Unlock()
	if ok {
		return d, nil
	}
	b, err := blob.Read(ctx, s.blobs, digest, judge.MaxDatasetBytes)
	if err != nil {
		return d, fmt.Errorf("dataset: %w", err)
	}
	if d, err = judge.DecodeDataset(b); err != nil {
		return d, fmt.Errorf("dataset %s: %w", digest, err)
	}
	s.datasets.mu.Lock()
	defer s.datasets.mu.Unlock()
	if s.datasets.kept == nil || len(s.datasets.kept) >= keptDatasets {
		s.datasets.kept = map[judge.Digest]judge.Dataset{}
	}
	s.datasets.kept[digest] = d
	return d, nil
}

// earlierRuns stores what the runs of a submission came to last, so that a
// rejudging makes only those again that have become another function. It is ""
// where there are none.
func (s *Service) earlierRuns(ctx context.Context, submission string) (judge.Digest, error) {
	j, err := s.readJudgement(ctx, `j.submission_id = $1 AND j.verdict NOT IN ('CE', 'JE') ORDER BY j.recorded_at DESC, j.id LIMIT 1`, submission)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	d, err := s.dataset(ctx, j.Dataset)
	if err != nil {
		return "", err
	}
	e, err := judge.NewEarlier(j, d)
	if err != nil {
		return "", err
	}
	b, err := e.Encode()
	if err != nil {
		return "", err
	}
	return blob.PutBytes(ctx, s.blobs, b)
}

// readJudgement reads one judgement with its runs, all that is stored of it.
func (s *Service) readJudgement(ctx context.Context, condition string, args ...any) (j judge.Judgement, err error) {
	var verdict string
	var compile []byte
	err = s.db.QueryRow(ctx, `SELECT j.id, j.submission_id, j.verdict, j.reason, j.fuel, j.fuel_limit, j.memory_bytes, j.memory_limit, j.output_limit,
			j.fuel_multiplier, j.compile, j.dataset, j.cost_table, j.engine, j.rules, j.judged_at, j.score
		FROM judgements j WHERE `+condition, args...).Scan(&j.ID, &j.Submission, &verdict, &j.Reason, &j.Fuel, &j.FuelLimit, &j.MemoryBytes, &j.MemoryLimit, &j.OutputLimit,
		&j.FuelMultiplier, &compile, &j.Dataset, &j.CostTable, &j.Engine, &j.Rules, &j.JudgedAt, &j.Score)
	if err != nil {
		return j, fmt.Errorf("read judgement: %w", err)
	}
	if j.Verdict, err = judge.ParseVerdict(verdict); err != nil {
		return j, fmt.Errorf("read judgement %s: %w", j.ID, err)
	}
	if err := json.Unmarshal(compile, &j.Compile); err != nil {
		return j, fmt.Errorf("read judgement %s: compile: %w", j.ID, err)
	}
	j.JudgedAt = j.JudgedAt.UTC()
	rows, err := s.db.Query(ctx, `SELECT test_case, verdict, fuel, memory_bytes, output_bytes, stdout, output, stderr, reason, feedback,
			team_message, transcript, score, share, passes, validator_fuel
		FROM runs WHERE judgement_id = $1 ORDER BY ordinal`, j.ID)
	if err != nil {
		return j, fmt.Errorf("read judgement %s: %w", j.ID, err)
	}
	j.Runs, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (r judge.Run, err error) {
		var verdict string
		err = row.Scan(&r.Case, &verdict, &r.Fuel, &r.MemoryBytes, &r.OutputBytes, &r.Stdout, &r.Output, &r.Stderr, &r.Reason, &r.Feedback,
			&r.TeamMessage, &r.Transcript, &r.Score, &r.Share, &r.Passes, &r.ValidatorFuel)
		if err == nil {
			r.Verdict, err = judge.ParseVerdict(verdict)
		}
		return r, err
	})
	if err != nil {
		return j, fmt.Errorf("read judgement %s: %w", j.ID, err)
	}
	return j, nil
}

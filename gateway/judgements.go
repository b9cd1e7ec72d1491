package gateway

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// judgementInfo is one judgement of a submission with all that the jury may
// know. The newest one is current.
type judgementInfo struct {
	ID          string         `json:"id"`
	Class       judge.Class    `json:"class"`
	Current     bool           `json:"current"`
	Preview     bool           `json:"preview"`   // of a rejudging that was not applied, or is not yet
	Rejudging   *string        `json:"rejudging"` // id; null: of none
	RequestedAt time.Time      `json:"requested_at"`
	Verdict     *judge.Verdict `json:"verdict"` // null: still to come
	Reason      string         `json:"reason"`
	Fuel        judge.Fuel     `json:"fuel"`
	FuelLimit   judge.Fuel     `json:"fuel_limit"`
	MemoryBytes int64          `json:"memory_bytes"`
	MemoryLimit int64          `json:"memory_limit"`
	CostTable   string         `json:"cost_table"`
	Engine      string         `json:"engine"`
	Dataset     judge.Digest   `json:"dataset"`
	Toolchain   judge.Digest   `json:"toolchain"`
	CompileMS   int64          `json:"compile_ms"`
	Cached      bool           `json:"cached"`
	Diagnostics string         `json:"diagnostics"`
	JudgedAt    *time.Time     `json:"judged_at"`
	RecordedAt  *time.Time     `json:"recorded_at"`
	Reused      int            `json:"reused"` // runs taken over from an earlier judgement
	Runs        []runInfo      `json:"runs"`
}

// listJudgements shows the jury every judgement of a submission, the newest
// first, with the feedback of the output validator.
func (s *Service) listJudgements(r *request) (*answer, error) {
	id, err := r.idParam("submission")
	if err != nil {
		return nil, err
	}
	rows, err := s.db.Query(r.ctx, `SELECT r.id, r.class, r.requested_at, j.verdict, coalesce(j.reason, ''), coalesce(j.fuel, 0), coalesce(j.fuel_limit, 0),
			coalesce(j.memory_bytes, 0), coalesce(j.memory_limit, 0), coalesce(j.cost_table, ''), coalesce(j.engine, ''), r.dataset, j.compile, j.judged_at, j.recorded_at,
			r.preview, r.rejudging_id::text, coalesce(j.reused, 0)
		FROM submissions s JOIN judgement_requests r ON r.submission_id = s.id LEFT JOIN judgements j ON j.id = r.id
		WHERE s.id = $1 AND NOT s.trial ORDER BY r.requested_at DESC, r.id DESC LIMIT 100`, id)
	if err != nil {
		return nil, fmt.Errorf("judgements of %s: %w", id, err)
	}
	list, err := pgx.CollectRows(rows, scanJudgement)
	if err != nil {
		return nil, fmt.Errorf("judgements of %s: %w", id, err)
	}
	if len(list) == 0 {
		return nil, notFound("there is no submission %q", id)
	}
	if i := slices.IndexFunc(list, func(j judgementInfo) bool { return !j.Preview }); i >= 0 {
		list[i].Current = true
	}
	for i := range list {
		if list[i].Runs, err = s.readRuns(r, list[i].ID); err != nil {
			return nil, fmt.Errorf("judgements of %s: %w", id, err)
		}
		if err := s.readTranscript(r, list[i].Runs); err != nil {
			return nil, fmt.Errorf("judgements of %s: %w", id, err)
		}
	}
	out, err := s.readDisqualification(r.ctx, id)
	if err != nil {
		return nil, err
	}
	return &answer{hashed: true, body: struct {
		Judgements   []judgementInfo   `json:"judgements"`
		Disqualified *disqualification `json:"disqualified"`
	}{list, out}}, nil
}

func scanJudgement(row pgx.CollectableRow) (i judgementInfo, err error) {
	var verdict *string
	var compile []byte
	if err = row.Scan(&i.ID, &i.Class, &i.RequestedAt, &verdict, &i.Reason, &i.Fuel, &i.FuelLimit, &i.MemoryBytes, &i.MemoryLimit,
		&i.CostTable, &i.Engine, &i.Dataset, &compile, &i.JudgedAt, &i.RecordedAt, &i.Preview, &i.Rejudging, &i.Reused); err != nil {
		return i, err
	}
	i.RequestedAt, i.JudgedAt, i.RecordedAt = i.RequestedAt.UTC(), utc(i.JudgedAt), utc(i.RecordedAt)
	if verdict == nil {
		return i, nil
	}
	v, err := judge.ParseVerdict(*verdict)
	if err != nil {
		return i, fmt.Errorf("judgement %s: %w", i.ID, err)
	}
	var c judge.Compile
	if err := json.Unmarshal(compile, &c); err != nil {
		return i, fmt.Errorf("judgement %s: compile: %w", i.ID, err)
	}
	i.Verdict, i.Toolchain, i.CompileMS, i.Cached, i.Diagnostics = &v, c.Toolchain, c.Duration.Milliseconds(), c.Cached, c.Diagnostics
	return i, nil
}

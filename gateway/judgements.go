package gateway

import (
	"encoding/json"
	"fmt"
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
			coalesce(j.memory_bytes, 0), coalesce(j.memory_limit, 0), coalesce(j.cost_table, ''), coalesce(j.engine, ''), r.dataset, j.compile, j.judged_at, j.recorded_at
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
	list[0].Current = true
	for i := range list {
		if list[i].Runs, err = s.readRuns(r, list[i].ID); err != nil {
			return nil, fmt.Errorf("judgements of %s: %w", id, err)
		}
		if err := s.readTranscript(r, list[i].Runs); err != nil {
			return nil, fmt.Errorf("judgements of %s: %w", id, err)
		}
	}
	return &answer{hashed: true, body: struct {
		Judgements []judgementInfo `json:"judgements"`
	}{list}}, nil
}

func scanJudgement(row pgx.CollectableRow) (i judgementInfo, err error) {
	var verdict *string
	var compile []byte
	if err = row.Scan(&i.ID, &i.Class, &i.RequestedAt, &verdict, &i.Reason, &i.Fuel, &i.FuelLimit, &i.MemoryBytes, &i.MemoryLimit,
		&i.CostTable, &i.Engine, &i.Dataset, &compile, &i.JudgedAt, &i.RecordedAt); err != nil {
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

// maxRejudged bounds one request to judge many again.
const maxRejudged = 20_000

// rejudgeContest asks for new judgements of a contest's submissions, all or
// those of a problem, a language or with a verdict, that are not being judged
// just now. The sweeper publishes them in their order; what contestants submit
// meanwhile goes first.
func (s *Service) rejudgeContest(r *request) (*answer, error) {
	var b struct {
		Problem  string `json:"problem"`
		Language string `json:"language"`
		Verdict  string `json:"verdict"`
		Reason   string `json:"reason"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if b.Reason == "" || len(b.Reason) > maxReasonBytes {
		return nil, invalid("reason must have 1 to %d bytes", maxReasonBytes)
	}
	if b.Verdict != "" {
		if _, err := judge.ParseVerdict(b.Verdict); err != nil {
			return nil, invalid("verdict is %q, which is none", clip(b.Verdict))
		}
	}
	slug := r.param("slug")
	var requested int64
	d := &deed{action: "contest.rejudge", subject: slug}
	err := s.audited(r, d, func(tx pgx.Tx) error {
		if err := lockForChange(r, tx, slug, &d.contest); err != nil {
			return err
		}
		// In the order in which they were made: UUIDs of version 4, since they are
		// made here, and the time tells the order.
		tag, err := tx.Exec(r.ctx, `INSERT INTO judgement_requests (id, submission_id, class, dataset, requested_at)
			SELECT gen_random_uuid(), s.id, 'rejudge', v.dataset, $2::timestamptz + row_number() OVER (ORDER BY s.submitted_at, s.id) * interval '1 microsecond'
			FROM submissions s JOIN problems p ON p.id = s.problem_id JOIN problem_versions v ON v.id = p.current_version`+currentJudgement+`
			WHERE s.contest_id = $1 AND NOT s.trial AND j.id IS NOT NULL
				AND ($3 = '' OR p.slug = $3) AND ($4 = '' OR s.language = $4) AND ($5 = '' OR j.verdict = $5) LIMIT $6`,
			d.contest, r.now, b.Problem, b.Language, b.Verdict, maxRejudged)
		if err != nil {
			return err
		}
		requested = tag.RowsAffected()
		d.detail = map[string]any{"problem": b.Problem, "language": b.Language, "verdict": b.Verdict, "reason": b.Reason, "requested": requested}
		return nil
	})
	if err != nil {
		return nil, coded(err, "rejudge contest "+slug)
	}
	return &answer{status: 202, body: struct {
		Requested int64 `json:"requested"`
	}{requested}}, nil
}

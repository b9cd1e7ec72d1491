package gateway

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

type problemSummary struct {
	Slug       string   `json:"slug"`
	Name       string   `json:"name"`
	Difficulty string   `json:"difficulty"`
	Tags       []string `json:"tags"`
	Visibility string   `json:"visibility"`
	Solved     bool     `json:"solved"`
	Attempted  bool     `json:"attempted"`
	// What everybody may know: see problem_stats.
	Submissions int       `json:"submissions"`
	Acceptance  *float64  `json:"acceptance"` // share of the submissions; nil: there are none
	Solvers     int       `json:"solvers"`
	CreatedAt   time.Time `json:"created_at"`
}

type problemPage struct {
	problemSummary
	Version       int    `json:"version"`
	Statement     string `json:"statement"`
	StatementHTML string `json:"statement_html"`
	statementChoice
	Constraints    string             `json:"constraints"`
	Languages      []judge.LanguageID `json:"languages"`
	Types          []string           `json:"types"`
	Groups         []groupInfo        `json:"groups"`
	Limits         limitsInfo         `json:"limits"`
	Samples        []sample           `json:"samples"`
	Attachments    []attachment       `json:"attachments"`
	Examples       []exampleSolution  `json:"examples"`
	ExamplesLocked bool               `json:"examples_locked"`
	HasEditorial   bool               `json:"has_editorial"`
	Solutions      string             `json:"solutions"`        // who may read how it is solved
	SolutionsLock  string             `json:"solutions_locked"` // why one may not; "": one may
	UpdatedAt      time.Time          `json:"updated_at"`

	limits     judge.Limits
	allowed    []string       // language ids; empty: all
	statements []statementRow // nil: not read yet
}

// limitsInfo is judge.Limits for people: with the fuel that they come to.
type limitsInfo struct {
	TimeMS         int64                           `json:"time_ms"`
	Fuel           judge.Fuel                      `json:"fuel"`
	FuelByLanguage map[judge.LanguageID]judge.Fuel `json:"fuel_by_language"`
	MemoryBytes    int64                           `json:"memory_bytes"`
	OutputBytes    int64                           `json:"output_bytes"`
	SourceBytes    int                             `json:"source_bytes"`
	CostTable      string                          `json:"cost_table"`
}

type sample struct {
	Name   string `json:"name"`
	Input  string `json:"input"`
	Answer string `json:"answer"`
	// Interaction is shown instead of the two where it is there.
	Interaction string `json:"interaction,omitempty"`
}

type exampleSolution struct {
	Language judge.LanguageID `json:"language"`
	Name     string           `json:"name"`
	Expected judge.Verdict    `json:"expected"`
	Source   string           `json:"source"`
}

// visible is the condition under which the problem p may be seen by its slug:
// the jury ($1) sees all, others what is public, or in a contest that they ($3)
// see, that has begun at $2, and that is not over or open for practice.
var visible = `p.current_version IS NOT NULL AND ($1::boolean OR p.visibility = 'public' OR EXISTS (
	SELECT FROM contest_problems cp JOIN contests c ON c.id = cp.contest_id
	WHERE cp.problem_id = p.id AND c.starts_at <= $2 AND (c.visibility = 'public' OR ` + insider("$3") + `)
		AND (c.practice OR c.ends_at > $2
			OR ` + hasMoreTime + `
			OR EXISTS (SELECT FROM virtual_participations x WHERE x.contest_id = c.id AND x.account_id = nullif($3, '')::uuid
				AND x.starts_at + (c.ends_at - c.starts_at) > $2))))`

// listed is the condition under which the problem p stands in the bank: the jury
// ($1) sees all, others what is public, or what was in a contest that they ($3)
// see and that is over for everybody at $2 and open for practice. While a contest
// with it runs, a hidden problem stands on the contest's page alone.
var listed = `p.current_version IS NOT NULL AND ($1::boolean OR p.visibility = 'public' OR EXISTS (
	SELECT FROM contest_problems cp JOIN contests c ON c.id = cp.contest_id
	WHERE cp.problem_id = p.id AND c.practice AND (c.visibility = 'public' OR ` + insider("$3") + `) AND ` + over + `)
	AND NOT EXISTS (SELECT FROM contest_problems cp JOIN contests c ON c.id = cp.contest_id
		WHERE cp.problem_id = p.id AND c.starts_at <= $2 AND NOT (` + over + `)))`

// hasMoreTime is the condition that the contest c has not ended at $2 for the
// account $3, who takes part with more time than others. Of a team, the member
// with the most decides.
const hasMoreTime = `EXISTS (SELECT FROM contest_participants x JOIN contest_participants mate USING (contest_id, participant_id)
	WHERE x.contest_id = c.id AND x.account_id = nullif($3, '')::uuid AND c.ends_at + make_interval(secs => mate.extra_seconds) > $2)`

// over is the condition that the contest c has ended at $2 for each of its
// participants: nobody has more than a day of extra time.
const over = `(c.ends_at <= $2::timestamptz - interval '1 day' OR c.ends_at <= $2 AND NOT EXISTS (SELECT FROM contest_participants x
	WHERE x.contest_id = c.id AND x.extra_seconds > 0 AND c.ends_at + make_interval(secs => x.extra_seconds) > $2))`

// mineHere joins, as m, what the account $3 has done on the problem p.
const mineHere = ` LEFT JOIN account_problems m ON m.account_id = nullif($3, '')::uuid AND m.problem_id = p.id`

const summaryColumns = `p.slug, p.name, p.difficulty, p.tags, p.visibility, coalesce(m.solved, false), m.problem_id IS NOT NULL,
	coalesce(st.submissions, 0), st.accepted::float8 / nullif(st.submissions, 0), coalesce(st.solvers, 0), p.created_at`

// statsHere joins, as st, what everybody may know of the problem p.
const statsHere = ` LEFT JOIN problem_stats st ON st.problem_id = p.id`

func (p *problemSummary) fields() []any {
	return []any{&p.Slug, &p.Name, &p.Difficulty, &p.Tags, &p.Visibility, &p.Solved, &p.Attempted,
		&p.Submissions, &p.Acceptance, &p.Solvers, &p.CreatedAt}
}

func (p *problemSummary) tidy() problemSummary {
	p.CreatedAt = p.CreatedAt.UTC()
	if p.Acceptance != nil {
		rounded := round(*p.Acceptance)
		p.Acceptance = &rounded
	}
	return *p
}

func (s *Service) getProblem(r *request) (*answer, error) {
	slug := r.param("slug")
	contest, err := r.query("contest")
	if err != nil {
		return nil, err
	}
	language, err := r.query("language")
	if err != nil {
		return nil, err
	}
	var p *problemPage
	if contest != "" {
		p, err = s.readContestProblem(r, contest, slug)
	} else {
		p, err = s.readProblem(r, slug)
	}
	if err != nil {
		return nil, err
	}
	if err := s.chooseStatement(r.ctx, p, language); err != nil {
		return nil, err
	}
	return &answer{body: p, hashed: true}, nil
}

func noProblem(slug string) error { return notFound("there is no problem %q", clip(slug)) }

// problemColumns of the problem p with its version v and statsHere; what an
// account has done, and reading, come before and after.
const problemColumns = `v.number, v.statement, v.statement_html, v.constraints, v.limits, v.samples, v.examples, v.languages, v.source_bytes,
	v.types, v.groups, greatest(p.updated_at, v.created_at), v.id::text, jsonb_array_length(v.editorials) > 0, v.attachments`

// readProblem is the page of a problem as whoever asks may see it.
func (s *Service) readProblem(r *request, slug string) (*problemPage, error) {
	if !slugPattern.MatchString(slug) {
		return nil, noProblem(slug)
	}
	may := reading{jury: r.isJury()}
	p, err := scanProblem(s.db.QueryRow(r.ctx, `SELECT `+summaryColumns+`, `+problemColumns+`, `+readingColumns+`
		FROM problems p JOIN problem_versions v ON v.id = p.current_version`+statsHere+mineHere+` WHERE p.slug = $4 AND `+visible,
		r.isJury(), r.now, r.accountID(), slug), &may.policy, &may.running, &may.over)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, noProblem(slug)
	}
	if err != nil {
		return nil, fmt.Errorf("get problem %s: %w", slug, err)
	}
	may.solved = p.Solved
	p.lock(may)
	p.offer(s.offered(p.allowed), nil)
	return p, nil
}

// scanProblem reads summaryColumns, problemColumns and more. The page is not
// whole before lock and offer.
func scanProblem(row pgx.Row, more ...any) (*problemPage, error) {
	var p problemPage
	var limits, samples, examples, groups, attachments []byte
	err := row.Scan(append(append(p.fields(), &p.Version, &p.Statement, &p.StatementHTML, &p.Constraints, &limits, &samples, &examples,
		&p.allowed, &p.Limits.SourceBytes, &p.Types, &groups, &p.UpdatedAt, &p.version, &p.HasEditorial, &attachments), more...)...)
	if err != nil {
		return nil, err
	}
	p.tidy()
	p.UpdatedAt = p.UpdatedAt.UTC()
	if err := errors.Join(json.Unmarshal(limits, &p.limits), json.Unmarshal(samples, &p.Samples), json.Unmarshal(examples, &p.Examples),
		json.Unmarshal(groups, &p.Groups), json.Unmarshal(attachments, &p.Attachments)); err != nil {
		return nil, fmt.Errorf("version %d: %w", p.Version, err)
	}
	if p.Samples == nil {
		p.Samples = []sample{}
	}
	p.limits = p.limits.OrDefault()
	return &p, nil
}

// lock takes out what the account may not read.
func (p *problemPage) lock(may reading) {
	p.Solutions, p.SolutionsLock = may.policy, may.locked()
	p.ExamplesLocked = len(p.Examples) > 0 && p.SolutionsLock != ""
	if p.ExamplesLocked || p.Examples == nil {
		p.Examples = []exampleSolution{}
	}
	if p.Visibility == "hidden" && may.running && !may.jury {
		p.Tags = []string{} // they say how it is solved
	}
}

// offer fills in the languages, and the limits in each of them.
func (p *problemPage) offer(languages []judge.Language, multipliers map[judge.LanguageID]float64) {
	p.Languages = []judge.LanguageID{}
	p.Limits.FuelByLanguage = map[judge.LanguageID]judge.Fuel{}
	for _, l := range languages {
		if len(p.allowed) > 0 && !slices.Contains(p.allowed, string(l.ID)) {
			continue
		}
		multiplier := l.FuelMultiplier
		if m, ok := multipliers[l.ID]; ok {
			multiplier = m
		}
		p.Languages = append(p.Languages, l.ID)
		p.Limits.FuelByLanguage[l.ID] = p.limits.Fuel(judge.CurrentCostTable, multiplier)
	}
	p.Limits.TimeMS, p.Limits.MemoryBytes, p.Limits.OutputBytes = p.limits.Time.Milliseconds(), p.limits.MemoryBytes, p.limits.OutputBytes
	p.Limits.Fuel, p.Limits.CostTable = p.limits.Fuel(judge.CurrentCostTable, 1), judge.CurrentCostTable.Name
}

func (s *Service) changeProblem(r *request) (*answer, error) {
	var change struct {
		Visibility string `json:"visibility,omitempty"`
		Solutions  string `json:"solutions,omitempty"`
	}
	if err := r.decode(&change); err != nil {
		return nil, err
	}
	if change.Visibility == "" && change.Solutions == "" {
		return nil, invalid("give visibility or solutions")
	}
	if change.Visibility != "" {
		if err := oneOf("visibility", change.Visibility, "public", "hidden"); err != nil {
			return nil, err
		}
	}
	if change.Solutions != "" {
		if err := oneOf("solutions", change.Solutions, solutionPolicies...); err != nil {
			return nil, err
		}
	}
	slug := r.param("slug")
	d := &deed{action: "problem.change", subject: slug, detail: change}
	if err := s.audited(r, d, func(tx pgx.Tx) error {
		tag, err := tx.Exec(r.ctx, `UPDATE problems SET visibility = coalesce(nullif($2, ''), visibility), solutions = coalesce(nullif($4, ''), solutions), updated_at = $3
			WHERE slug = $1`, slug, change.Visibility, r.now, change.Solutions)
		if err == nil && tag.RowsAffected() == 0 {
			return noProblem(slug)
		}
		return err
	}); err != nil {
		return nil, coded(err, "change problem "+slug)
	}
	p, err := s.readProblem(r, slug)
	if err != nil {
		return nil, err
	}
	if err := s.chooseStatement(r.ctx, p, ""); err != nil {
		return nil, err
	}
	return ok(p), nil
}

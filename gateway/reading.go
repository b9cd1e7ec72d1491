package gateway

import (
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// reading is whether an account may read how a problem is solved: the solutions
// that others have published, the examples of the package, its editorial.
type reading struct {
	problem problemName
	id      string
	hidden  bool // outside of contests
	policy  string
	solved  bool // by the account
	running bool // a contest with the problem runs
	over    bool // there was one, and the account is in no virtual participation
	jury    bool
}

// The policies of a problem.
var solutionPolicies = []string{"closed", "after_solving", "after_contest", "open"}

// readingColumns are policy, running and over of the problem p at $2 for the
// account $3.
var readingColumns = `p.solutions,
	EXISTS (SELECT FROM contest_problems cp JOIN contests c ON c.id = cp.contest_id WHERE cp.problem_id = p.id AND c.starts_at <= $2 AND NOT ` + over + `),
	EXISTS (SELECT FROM contest_problems cp JOIN contests c ON c.id = cp.contest_id WHERE cp.problem_id = p.id AND ` + over + `)
		AND NOT EXISTS (SELECT FROM contest_problems cp JOIN contests c ON c.id = cp.contest_id JOIN virtual_participations x ON x.contest_id = c.id
			WHERE cp.problem_id = p.id AND x.account_id = nullif($3, '')::uuid AND x.starts_at + (c.ends_at - c.starts_at) > $2)`

// locked says why one may not read; "" where one may.
func (a reading) locked() string {
	switch {
	case a.jury || a.policy == "open" && !a.running:
		return ""
	case a.running:
		return "contest"
	case a.policy == "closed":
		return "closed"
	case a.solved || a.policy == "after_contest" && a.over:
		return ""
	}
	return "unsolved"
}

// reading finds the problem, which one must be able to see.
func (s *Service) reading(r *request, slug string) (a reading, err error) {
	if !slugPattern.MatchString(slug) {
		return a, noProblem(slug)
	}
	err = s.db.QueryRow(r.ctx, `SELECT p.id, p.slug, p.name, p.visibility = 'hidden', coalesce(m.solved, false), `+readingColumns+`
		FROM problems p`+mineHere+` WHERE p.slug = $4 AND `+visible, r.isJury(), r.now, r.accountID(), slug).
		Scan(&a.id, &a.problem.Slug, &a.problem.Name, &a.hidden, &a.solved, &a.policy, &a.running, &a.over)
	if errors.Is(err, pgx.ErrNoRows) {
		return a, noProblem(slug)
	}
	if err != nil {
		return a, fmt.Errorf("who may read solutions of %s: %w", slug, err)
	}
	a.jury = r.isJury()
	return a, nil
}

// editorial is what the package's authors say of how the problem is solved.
type editorial struct {
	Language string `json:"language"`
	Source   string `json:"source"`
	HTML     string `json:"html"`
}

// getEditorial shows the editorial in the language, or the nearest that there is,
// and the example solutions, to whoever may read solutions.
func (s *Service) getEditorial(r *request) (*answer, error) {
	language, err := r.query("language")
	if err != nil {
		return nil, err
	}
	a, err := s.reading(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	var all []editorial
	page := struct {
		Locked    string            `json:"locked"`
		Editorial *editorial        `json:"editorial"`
		Languages []string          `json:"languages"`
		Examples  []exampleSolution `json:"examples"`
	}{Locked: a.locked(), Languages: []string{}, Examples: []exampleSolution{}}
	if page.Locked == "" {
		var examples []exampleSolution
		err := s.db.QueryRow(r.ctx, `SELECT v.editorials, v.examples FROM problems p JOIN problem_versions v ON v.id = p.current_version WHERE p.id = $1`, a.id).
			Scan(&all, &examples)
		if err != nil {
			return nil, fmt.Errorf("editorial of %s: %w", a.problem.Slug, err)
		}
		page.Examples = append(page.Examples, examples...)
	}
	for _, e := range all {
		page.Languages = append(page.Languages, e.Language)
	}
	if len(all) > 0 {
		page.Editorial = &all[nearest(language, page.Languages)]
	}
	return &answer{hashed: true, body: page}, nil
}

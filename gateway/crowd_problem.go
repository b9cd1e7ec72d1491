package gateway

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// problemFacts is what the page of a problem shows to everybody alike. It is
// shared: nobody changes it.
type problemFacts struct {
	page   *problemPage // with all its statements, as if nobody had tried it; nil: there is none
	policy string
	read   time.Time
}

func (f *problemFacts) readAt() time.Time { return f.read }

func (s *Service) readProblemFacts(ctx context.Context, slug string) (*problemFacts, error) {
	f := &problemFacts{read: time.Now()}
	var err error
	f.page, err = scanProblem(s.db.QueryRow(ctx, `SELECT `+summaryColumns+`, `+problemColumns+`, p.solutions
		FROM problems p JOIN problem_versions v ON v.id = p.current_version`+statsHere+`
		CROSS JOIN (SELECT false AS solved, NULL::uuid AS problem_id) m WHERE p.slug = $1`, slug), &f.policy)
	if errors.Is(err, pgx.ErrNoRows) {
		return f, nil
	}
	if err == nil {
		err = s.readStatements(ctx, f.page)
	}
	if err != nil {
		return nil, fmt.Errorf("get problem %s: %w", slug, err)
	}
	return f, nil
}

// rulesFor returns the contest that the problem belongs to, which must have begun,
// and whether its languages and limits hold for what whoever asks sends now: until
// its end, with extra time, and in a virtual participation.
func (s *Service) rulesFor(r *request, contest, problem string) (v visit, hold bool, err error) {
	if v, err = s.visit(r, contest); err != nil {
		return v, false, err
	}
	in := slices.ContainsFunc(v.facts.problems, func(p contestProblem) bool { return p.Slug == problem })
	if !in || v.State == upcoming && !r.isJury() {
		return v, false, notFound("there is no problem %q in the contest %q", clip(problem), clip(contest))
	}
	if r.now.Before(v.EndsAt.Add(time.Duration(v.extra) * time.Second)) {
		return v, true, nil
	}
	virtual, err := s.ownVirtual(r, v.contestSummary, v.facts.removed)
	return v, virtual != nil && r.now.Before(virtual.EndsAt), err
}

// inContest is nil for a language of the contest, which names all that it offers or
// none, and for answers, which it never names.
func inContest(languages []string, language judge.LanguageID) error {
	if len(languages) == 0 || language == judge.Answers || slices.Contains(languages, string(language)) {
		return nil
	}
	return invalid("language %q is not offered in the contest; there are %s", language, strings.Join(languages, ", "))
}

// readContestProblem is the page of a problem as it stands in a contest: with the
// languages and the limits that hold there. While the contest runs it is what
// thousands open at once, and is answered from what they share.
func (s *Service) readContestProblem(r *request, contest, slug string) (*problemPage, error) {
	v, hold, err := s.rulesFor(r, contest, slug)
	if err != nil {
		return nil, err
	}
	var p *problemPage
	if v.State == running && !r.isJury() {
		p, err = s.readRunningProblem(r, v, slug)
	} else {
		p, err = s.readProblem(r, slug)
	}
	if err != nil || !hold {
		return p, err
	}
	// Only the contest's languages, and its limits in the place of the usual ones.
	p.offer(slices.DeleteFunc(slices.Clone(s.offered(p.allowed)), func(l judge.Language) bool { return inContest(v.Languages, l.ID) != nil }), v.FuelMultipliers)
	return p, nil
}

// readRunningProblem is the page of a problem of a running contest that whoever
// asks may see: so they may see the problem, and not how it is solved. It is marked
// by what they have done in the contest.
func (s *Service) readRunningProblem(r *request, v visit, slug string) (*problemPage, error) {
	f, err := fresh(s.crowd, "problem", slug, s.crowd.problems, func() (*problemFacts, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(r.ctx), handlerTime)
		defer cancel()
		return s.readProblemFacts(ctx, slug)
	})
	if err != nil {
		return nil, err
	}
	if f.page == nil {
		return nil, noProblem(slug)
	}
	p := *f.page
	p.offer(s.offered(p.allowed), nil)
	p.lock(reading{policy: f.policy, running: true})
	marks, err := s.ownMarks(r, v)
	if err != nil {
		return nil, err
	}
	p.Solved, p.Attempted = marks[slug]
	return &p, nil
}

package rehearse

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"assize/judge"
	"assize/problems"
)

// program is an example submission of a problem, with the verdicts that it may
// get.
type program struct {
	problem  string // slug
	language judge.LanguageID
	file     string
	source   string
	expected []judge.Verdict
}

// outcome is what a contestant's attempt comes to, by design.
type outcome string

// The outcomes, named for the folders of a problem package.
const (
	accepted outcome = "accepted"
	wrong    outcome = "wrong_answer"
	slow     outcome = "time_limit_exceeded"
	crash    outcome = "run_time_error"
	rejected outcome = "compile_error"
)

// The mix of attempts, in parts of a hundred. Of what does not get accepted,
// most is wrong; slow programs are the dearest to judge.
var mix = []struct {
	outcome outcome
	parts   int
}{{accepted, 50}, {wrong, 32}, {slow, 5}, {crash, 5}, {rejected, 8}}

// repertoire is what can be submitted, by problem and outcome.
type repertoire struct {
	problems []string // slugs, in contest order
	programs map[string]map[outcome][]program
}

// maxProblems of a rehearsed contest.
const maxProblems = 8

// newRepertoire takes the example submissions of the packages: of one file each,
// in one of the languages, of problems that have an accepted one.
func newRepertoire(packages []*problems.Package, languages []judge.LanguageID) (*repertoire, error) {
	r := &repertoire{programs: map[string]map[outcome][]program{}}
	for _, p := range packages {
		if !slices.Equal(p.Types(), []string{"pass-fail"}) {
			continue // a rehearsal is about many submissions, not about long ones
		}
		byOutcome := map[outcome][]program{}
		for _, s := range p.Submissions {
			_, marked := marks[s.Language]
			if len(s.Files) != 1 || !marked || !slices.Contains(languages, s.Language) {
				continue
			}
			o := outcome(s.Folder())
			byOutcome[o] = append(byOutcome[o], program{p.Slug, s.Language, s.Files[0].Name, string(s.Files[0].Data), s.Expected})
		}
		if len(byOutcome[accepted]) == 0 || len(byOutcome[wrong]) == 0 || len(r.problems) == maxProblems {
			continue
		}
		// Few problems come with a program that does not compile, or fails: a
		// missing brace does it in every language.
		if len(byOutcome[rejected]) == 0 {
			for _, a := range byOutcome[accepted] {
				a.source, a.expected = a.source+"\n}\n", []judge.Verdict{judge.CE}
				byOutcome[rejected] = append(byOutcome[rejected], a)
			}
		}
		r.problems = append(r.problems, p.Slug)
		r.programs[p.Slug] = byOutcome
	}
	if len(r.problems) == 0 {
		return nil, fmt.Errorf("none of %d problem packages has an accepted and a wrong program of one file in %v", len(packages), languages)
	}
	return r, nil
}

// pick returns a program with the outcome, or, where the problem has none, a
// wrong one.
func (r *repertoire) pick(rng *rand.Rand, problem string, o outcome) program {
	list := r.programs[problem][o]
	if len(list) == 0 {
		list = r.programs[problem][wrong]
	}
	return list[rng.IntN(len(list))]
}

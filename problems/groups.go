package problems

import (
	"slices"
	"strconv"
	"strings"

	"assize/judge"

	yaml "go.yaml.in/yaml/v3"
)

// configuration is what a test_group.yaml or the .yaml of a test case says. nil
// and zero values are those of keys that are not there.
type configuration struct {
	file      string
	args      []string            // for the submission
	validator []string            // output_validator_args
	input     map[string][]string // input_validator_args by validator, "" for all

	maxScore    *judge.Points
	unbounded   bool
	aggregation string
	requires    []string
	lines       map[string]int
}

// scores are the keys that have a meaning in scoring problems alone.
var scoreKeys = []string{"max_score", "score_aggregation", "require_pass"}

func (c *configuration) maximum(l *loader, key string, n *yaml.Node) {
	if n.Value == "unbounded" {
		c.unbounded = true
		return
	}
	points := judge.Points(l.integer(c.file, key, n, 0, int64(judge.MaxGroupPoints/judge.OnePoint))) * judge.OnePoint
	c.maxScore = &points
}

// groups makes the test groups of a scoring problem (format 2025-09, "Scoring
// problems").
func (l *loader) groups(configs map[string]*configuration) {
	l.pkg.Groups = nil
	config := func(dir string) *configuration {
		if c := configs[dir]; c != nil {
			return c
		}
		return &configuration{file: "data/" + dir + "/" + groupFile}
	}
	if c := configs["sample"]; c != nil {
		for _, key := range scoreKeys {
			if line := c.lines[key]; line > 0 {
				l.found.errorf(c.file, line, "%s is not permitted in data/sample", key)
			}
		}
	}
	secret := config("secret")
	total := judge.TotalScore{Aggregation: l.aggregation(secret, judge.SumOfScores), Requires: secret.requires}
	limit := 100 * judge.OnePoint
	if secret.maxScore != nil {
		limit = *secret.maxScore
	}
	if slices.ContainsFunc(total.Requires, func(s string) bool { return s != judge.SampleGroup }) {
		l.found.errorf(secret.file, secret.lines["require_pass"], "require_pass: data/secret can require %q alone", judge.SampleGroup)
	}
	var names []string
	members := map[string][]string{}
	for _, c := range l.pkg.Cases {
		if c.Sample {
			continue
		}
		dir := "secret"
		if parts := strings.Split(c.Name, "/"); len(parts) > 2 {
			dir = "secret/" + parts[1]
		}
		if members[dir] == nil {
			names = append(names, dir)
		}
		members[dir] = append(members[dir], c.Name)
	}
	if len(names) == 1 && names[0] == "secret" {
		g := judge.TestGroup{Name: "secret", Cases: members["secret"], Aggregation: total.Aggregation,
			Unbounded: secret.unbounded, Points: limit, Requires: total.Requires}
		if g.Unbounded {
			g.Points = 0
		}
		l.unboundedGroup(secret, g)
		l.pkg.Groups = []judge.TestGroup{g}
		return
	}
	var sum judge.Points
	for i, name := range names {
		c := config(name)
		g := judge.TestGroup{Name: name, Cases: members[name], Aggregation: l.aggregation(c, judge.AllOrNothing), Requires: c.requires}
		switch {
		case c.maxScore != nil:
			g.Points = *c.maxScore
		case !secret.unbounded:
			l.found.errorf(c.file, c.lines["max_score"], "max_score is needed, since the score of data/secret is bounded")
		default:
			g.Unbounded = true
		}
		l.unboundedGroup(c, g)
		for _, required := range g.Requires {
			at := slices.Index(names, required)
			if required != judge.SampleGroup && (at < 0 || at >= i) {
				l.found.errorf(c.file, c.lines["require_pass"], "require_pass: %q is neither %q nor a group before %s", required, judge.SampleGroup, name)
			} else if at >= 0 && l.pkg.Groups[at].Aggregation != judge.AllOrNothing {
				l.found.errorf(c.file, c.lines["require_pass"], "require_pass: the score_aggregation of %s is not pass-fail", required)
			}
		}
		if total.Aggregation == judge.AllOrNothing && g.Aggregation != judge.AllOrNothing {
			l.found.errorf(c.file, c.lines["score_aggregation"], "score_aggregation of data/secret is pass-fail, and so must be that of its groups")
		}
		sum += g.Points
		l.pkg.Groups = append(l.pkg.Groups, g)
	}
	switch {
	case secret.unbounded:
		if total.Aggregation == judge.AllOrNothing {
			l.found.errorf(secret.file, secret.lines["score_aggregation"], "score_aggregation pass-fail needs a max_score that is a number")
		}
	case total.Aggregation == judge.SumOfScores && sum > limit:
		l.found.errorf(secret.file, secret.lines["max_score"], "the groups add up to %v points, and the max_score of data/secret is %v", sum, limit)
	case total.Aggregation == judge.SumOfScores && sum < limit:
		l.found.warnf(secret.file, secret.lines["max_score"], "the groups add up to %v points, less than the max_score of data/secret, %v", sum, limit)
	case total.Aggregation == judge.LeastScore:
		for _, g := range l.pkg.Groups {
			if g.Points > limit {
				l.found.errorf("data/"+g.Name+"/"+groupFile, 0, "max_score is above that of data/secret, %v", limit)
			}
		}
	}
	if total.Aggregation == judge.AllOrNothing {
		total.Points = limit
	}
	if total.Aggregation != judge.SumOfScores || len(total.Requires) > 0 {
		l.pkg.Total = &total
	}
}

// unboundedGroup checks that somebody says what a group without a bound earns.
func (l *loader) unboundedGroup(c *configuration, g judge.TestGroup) {
	if !g.Unbounded {
		return
	}
	if g.Aggregation == judge.AllOrNothing {
		l.found.errorf(c.file, c.lines["score_aggregation"], "score_aggregation pass-fail needs a max_score that is a number")
	}
	if l.pkg.OutputValidator == nil {
		l.found.errorf(c.file, c.lines["max_score"], "an unbounded score comes from an output validator, and there is none")
	}
}

func (l *loader) aggregation(c *configuration, unsaid judge.Aggregation) judge.Aggregation {
	switch c.aggregation {
	case "":
		return unsaid
	case "pass-fail":
		return judge.AllOrNothing
	case "sum":
		return judge.SumOfScores
	case "min":
		return judge.LeastScore
	}
	l.found.errorf(c.file, c.lines["score_aggregation"], "score_aggregation must be pass-fail, sum or min, not %s", strconv.Quote(c.aggregation))
	return unsaid
}

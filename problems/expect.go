package problems

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"assize/judge"

	yaml "go.yaml.in/yaml/v3"
)

// Expectation is one requirement of submissions/submissions.yaml (format
// 2025-09, "Example submissions").
type Expectation struct {
	// Line is where the file says so; 0 is a folder's default.
	Line int
	// Cases is a pattern over test cases and groups relative to data/, such as
	// "secret/*-hard"; empty means all of them.
	Cases string
	// Permitted and Required are verdicts: of every run, and of at least one. nil
	// is not said. The format's RTE stands for MLE and OLE, too.
	Permitted, Required []judge.Verdict
	// Score is the range that the submission's score must be in.
	Score *[2]float64
	// Message must be in the output validator's message for at least one test case.
	Message string
	// ForTimeLimit is "false" where the submission has no bearing on the time
	// limit, "lower" and "upper" where it bounds it; empty as its verdicts say.
	ForTimeLimit string
}

// rule is an Expectation with the submissions that it is about.
type rule struct {
	pattern  string
	language judge.LanguageID
	entry    string
	Expectation
}

const submissionsFile = "submissions/submissions.yaml"

// expected reads submissions.yaml. The rules are in the order of the file.
func (l *loader) expected() (rules []rule) {
	if _, ok := l.tree.files[submissionsFile]; !ok {
		return nil
	}
	root := l.readMapping(submissionsFile)
	if root == nil {
		return nil
	}
	l.pairs(submissionsFile, "submissions", root, func(pattern string, n *yaml.Node) {
		if strings.Contains(pattern, "[") || strings.Contains(pattern, "**") {
			l.found.errorf(submissionsFile, n.Line, "%.60q: patterns have * and {a,b}, not [ and **", pattern)
			return
		}
		r := rule{pattern: strings.TrimSuffix(pattern, "/")}
		r.Line = n.Line
		own := 0
		l.pairs(submissionsFile, pattern, n, func(key string, n *yaml.Node) {
			switch key {
			case "language":
				r.language = judge.LanguageID(n.Value)
			case "entrypoint":
				r.entry = l.text(submissionsFile, key, n)
			case "authors":
				l.persons("authors", n)
			case "model_solution":
				l.boolean(submissionsFile, key, n)
			case "permitted", "required", "score", "message", "use_for_time_limit":
				own++
				l.expectation(&r.Expectation, key, n)
			default:
				if n.Kind != yaml.MappingNode {
					l.found.errorf(submissionsFile, n.Line, "unknown key %q; known are authors, entrypoint, language, message, model_solution, permitted, required, score, use_for_time_limit, and names of test groups", key)
					return
				}
				part := rule{pattern: r.pattern}
				part.Line, part.Cases = n.Line, strings.TrimSuffix(key, "/")
				l.pairs(submissionsFile, key, n, func(key string, n *yaml.Node) { l.expectation(&part.Expectation, key, n) })
				rules = append(rules, part)
			}
		})
		rules = append(rules, r)
	})
	return rules
}

func (l *loader) expectation(e *Expectation, key string, n *yaml.Node) {
	switch key {
	case "permitted":
		e.Permitted = l.verdicts(key, n)
	case "required":
		e.Required = l.verdicts(key, n)
	case "message":
		e.Message = l.text(submissionsFile, key, n)
	case "use_for_time_limit":
		if e.ForTimeLimit = n.Value; !slices.Contains([]string{"true", "false", "lower", "upper"}, n.Value) {
			l.found.errorf(submissionsFile, n.Line, "use_for_time_limit must be true, false, lower or upper, not %s", kindName(n))
		}
	case "score":
		list := []*yaml.Node{n, n}
		if n.Kind == yaml.SequenceNode {
			list = n.Content
		}
		var bounds [2]float64
		ok := len(list) == 2
		for i := range min(len(list), 2) {
			v, err := strconv.ParseFloat(list[i].Value, 64)
			bounds[i], ok = v, ok && err == nil
		}
		if !ok || !(bounds[0] <= bounds[1]) {
			l.found.errorf(submissionsFile, n.Line, "score must be a number, or a list of the least and the largest")
			return
		}
		e.Score = &bounds
	default:
		l.found.errorf(submissionsFile, n.Line, "unknown key %q; known are message, permitted, required, score, use_for_time_limit", key)
	}
}

// verdicts reads a list of AC, WA, TLE and RTE; MLE, OLE and CE are ours.
func (l *loader) verdicts(key string, n *yaml.Node) []judge.Verdict {
	list := []judge.Verdict{}
	for _, id := range l.texts(submissionsFile, key, n, true) {
		v, err := judge.ParseVerdict(id)
		if err != nil || v == judge.JE {
			l.found.errorf(submissionsFile, n.Line, "%s: %.20q is none of AC, WA, TLE, RTE, nor of MLE, OLE and CE, which only assize knows", key, id)
			continue
		}
		list = append(list, v)
		if v == judge.RTE {
			list = append(list, judge.MLE, judge.OLE)
		}
	}
	return list
}

// expect gives a submission what the rules say of it, and whether any does.
// Its folder's default holds unless a rule is about the folder itself.
func (l *loader) expect(s *Submission, rules []rule) bool {
	expected, known := expectations[s.Folder()]
	var matching []rule
	for _, r := range rules {
		if r.pattern == s.Folder() && r.Cases == "" && (r.Permitted != nil || r.Required != nil) {
			expected, known = nil, false
		}
		if matchPath(r.pattern, s.Path) {
			matching = append(matching, r)
		}
	}
	possible := slices.Clone(expected)
	if !known {
		possible = []judge.Verdict{judge.AC, judge.WA, judge.TLE, judge.RTE, judge.MLE, judge.OLE}
	}
	for _, r := range matching {
		if r.language != "" {
			s.Language = r.language
		}
		if r.entry != "" {
			s.Entry = r.entry
		}
		s.Rules = append(s.Rules, r.Expectation)
		if r.Cases != "" {
			// Of what a part of the test cases gets, only this bears on the whole.
			if r.Required != nil && !slices.Contains(r.Required, judge.AC) {
				possible = slices.DeleteFunc(possible, func(v judge.Verdict) bool { return v == judge.AC })
			}
			continue
		}
		possible = slices.DeleteFunc(possible, func(v judge.Verdict) bool {
			// The verdict is that of the first run that is not accepted.
			return r.Permitted != nil && !slices.Contains(r.Permitted, v) && v != judge.AC ||
				v == judge.AC && r.Required != nil && !slices.Contains(r.Required, judge.AC) ||
				v == judge.AC && r.Permitted != nil && !slices.Contains(r.Permitted, judge.AC)
		})
	}
	if len(possible) == 0 && len(matching) > 0 {
		l.found.errorf(submissionsFile, matching[0].Line, "no verdict is left for submissions/%s: what is said of it contradicts itself", s.Path)
	}
	s.Expected = possible
	return known || len(matching) > 0
}

// matchPath reports whether a pattern with * and {a,b} matches the path or a
// folder above it.
func matchPath(pattern, name string) bool {
	for _, p := range braces(pattern, 0) {
		for at := name; at != "."; at = path.Dir(at) {
			if ok, err := path.Match(p, at); err == nil && ok {
				return true
			}
		}
	}
	return false
}

// braces expands {a,b}, where spaces around a part are not of it; a pattern that would
// come to too much is left alone.
func braces(pattern string, depth int) []string {
	open := strings.IndexByte(pattern, '{')
	end := strings.IndexByte(pattern[max(open, 0):], '}')
	if open < 0 || end < 0 || depth > 4 {
		return []string{pattern}
	}
	end += open
	var all []string
	for _, part := range strings.Split(pattern[open+1:end], ",") {
		for _, p := range braces(pattern[:open]+strings.TrimSpace(part)+pattern[end+1:], depth+1) {
			if all = append(all, p); len(all) > 100 {
				return all
			}
		}
	}
	return all
}

// check says what of the expectation a judgement of all test cases breaks; "" is
// nothing. The groups are those of its dataset.
func (e Expectation) check(j judge.Judgement, groups []judge.TestGroup) string {
	where := ""
	if e.Cases != "" {
		where = " in " + e.Cases
	}
	matched, required, message := 0, false, false
	for _, r := range j.Runs {
		if e.Cases != "" && !matchPath(e.Cases, r.Case) {
			continue
		}
		matched++
		if e.Permitted != nil && !slices.Contains(e.Permitted, r.Verdict) {
			return fmt.Sprintf("%s gets %v, which is not permitted%s", r.Case, r.Verdict, where)
		}
		required = required || slices.Contains(e.Required, r.Verdict)
		message = message || e.Message != "" && strings.Contains(r.Feedback, e.Message)
	}
	switch {
	case e.Cases != "" && matched == 0 && (e.Permitted != nil || e.Required != nil):
		return fmt.Sprintf("there is no test case %s", e.Cases)
	case e.Required != nil && !required:
		return fmt.Sprintf("no test case%s gets any of the verdicts that are required", where)
	case e.Message != "" && !message:
		return fmt.Sprintf("the output validator never says %.60q%s", e.Message, where)
	}
	if e.Score == nil {
		return ""
	}
	if e.Cases == "" {
		if j.Score == nil {
			return "has no score, and one is expected"
		}
		return e.scored(*j.Score, where)
	}
	for i, g := range groups {
		if i < len(j.GroupScores) && matchPath(e.Cases, g.Name) {
			if why := e.scored(j.GroupScores[i], where); why != "" {
				return why
			}
		}
	}
	return ""
}

func (e Expectation) scored(score judge.Points, where string) string {
	if got := float64(score) / float64(judge.OnePoint); got < e.Score[0] || got > e.Score[1] {
		return fmt.Sprintf("scores %v%s, which is not from %g to %g", score, where, e.Score[0], e.Score[1])
	}
	return ""
}

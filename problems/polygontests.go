package problems

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
)

// tests shows the tests, samples first, with their groups and points.
func (t *polygon) tests() {
	set := t.testset()
	count := max(set.TestCount, len(set.Tests))
	if count > 10*maxCases {
		t.errorAt("<test-count", "has %d tests, at most %d are allowed", count, maxCases)
		return
	}
	set.InputPattern, set.AnswerPattern = cmp.Or(set.InputPattern, "tests/%02d"), cmp.Or(set.AnswerPattern, "tests/%02d.a")
	width := len(strconv.Itoa(count))
	scoring := t.scoring()
	members := map[string][]polygonTest{} // folder of data/secret to its tests
	for i := range count {
		var test polygonTest
		if i < len(set.Tests) {
			test = set.Tests[i]
		}
		input, answer := numbered(set.InputPattern, i+1), numbered(set.AnswerPattern, i+1)
		if _, ok := t.tree.files[input]; !ok {
			t.found.errorf(polygonFile, t.line("<input-path-pattern"), "test %d is not in the package (%s): download the full package (linux), the standard one has no tests", i+1, input)
			return
		}
		name := padded(i+1, width)
		folder := "data/secret"
		switch {
		case test.Sample:
			folder = "data/sample"
		case scoring && test.Group != "":
			folder = "data/secret/" + groupName(test.Group)
		case scoring && !t.equalPoints(set):
			folder = "data/secret/test" + name
		}
		if !test.Sample {
			members[folder] = append(members[folder], test)
		} else if test.Points > 0 {
			t.found.warnf(polygonFile, t.line(`sample="true"`), "test %d is a sample and earns points; samples earn none here", i+1)
		}
		for ext, source := range map[string]string{".in": input, ".ans": answer} {
			if _, ok := t.tree.files[source]; !ok {
				t.found.errorf(source, 0, "is missing")
				continue
			}
			converted, err := t.o.keepText(folder+"/"+name+ext, source)
			if err != nil {
				t.found.errorf(source, 0, "%v", err)
			} else if converted {
				t.crlf++
			}
		}
		t.shown(set, folder, name, i+1, test.Sample)
	}
	if len(members) == 0 && len(set.Tests) > 0 { // all of them are samples: they are judged as secret ones as well
		for i := range count {
			name := padded(i+1, width)
			for ext, source := range map[string]string{".in": numbered(set.InputPattern, i+1), ".ans": numbered(set.AnswerPattern, i+1)} {
				if _, err := t.o.keepText("data/secret/"+name+ext, source); err != nil {
					t.found.errorf(source, 0, "%v", err)
				}
			}
		}
	}
	t.options(set, members, scoring)
}

// shown shows what Polygon's authors want contestants to see of a sample:
// statement-sections/<language>/example.01 with example.01.a.
func (t *polygon) shown(set polygonTestset, folder, name string, number int, sample bool) {
	if !sample {
		return
	}
	for _, language := range t.children("statement-sections") {
		base := "statement-sections/" + language + "/example." + padded(number, 2)
		input, answer := t.tree.files[base], t.tree.files[base+".a"]
		if input == 0 || answer == 0 {
			continue
		}
		for ext, source := range map[string]string{".in.statement": base, ".ans.statement": base + ".a"} {
			if text, ok := t.lenient(source, maxSampleBytes); ok {
				var c composed
				c.block(source, 1, text)
				c.put(t.o, folder+"/"+name+ext, source)
			}
		}
		return
	}
}

func padded(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// groupName makes a folder of a group's name; numbers are padded so that ten
// comes after nine.
func groupName(group string) string {
	if n, err := strconv.Atoi(group); err == nil && n >= 0 {
		return "group" + padded(n, 2)
	}
	return "group-" + strings.Trim(notInNames.ReplaceAllString(group, "_"), "-.")
}

// equalPoints: all tests that are no samples earn the same, and need no groups.
func (t *polygon) equalPoints(set polygonTestset) bool {
	first := math.NaN()
	for _, test := range set.Tests {
		if test.Sample {
			continue
		}
		if !math.IsNaN(first) && test.Points != first {
			return false
		}
		first = test.Points
	}
	return true
}

// options writes the test_group.yaml files.
func (t *polygon) options(set polygonTestset, members map[string][]polygonTest, scoring bool) {
	line := t.line("<testset")
	write := func(dir string, score func(c *composed)) {
		var c composed
		if len(t.checker) > 0 && (dir == "data/sample" || dir == "data/secret") {
			c.line(polygonFile, t.line("<checker"), "output_validator_args: %s", quotedList(t.checker))
		}
		if score != nil {
			score(&c)
		}
		if len(c.text) > 0 && (t.o.below(dir) || dir == "data/secret") {
			c.put(t.o, dir+"/"+groupFile, polygonFile)
		}
	}
	write("data/sample", nil)
	if !scoring {
		write("data/secret", nil)
		return
	}
	total := 0.0
	for _, dir := range slices.Sorted(func(yield func(string) bool) {
		for dir := range members {
			if !yield(dir) {
				return
			}
		}
	}) {
		points, each := 0.0, true
		for _, test := range members[dir] {
			points += test.Points
		}
		i := slices.IndexFunc(set.Groups, func(g polygonGroup) bool { return "data/secret/"+groupName(g.Name) == dir })
		var group polygonGroup
		if i >= 0 {
			group = set.Groups[i]
			if group.Policy == "complete-group" {
				each, points = false, max(points, group.Points)
			}
		}
		total += points
		if points != math.Trunc(points) {
			t.errorAt("points=", "%s earns %g points; in the format 2025-09 the most that a group earns is a whole number", path.Base(dir), points)
		}
		if each && slices.ContainsFunc(members[dir], func(p polygonTest) bool { return p.Points != members[dir][0].Points }) {
			t.errorAt("points=", "the tests of %s earn different points each; in the format 2025-09 they earn the same within a group", path.Base(dir))
		}
		write(dir, func(c *composed) {
			c.line(polygonFile, line, "max_score: %g", points)
			aggregation := "pass-fail"
			if each && len(members[dir]) > 1 {
				aggregation = "sum"
			}
			c.line(polygonFile, line, "score_aggregation: %s", aggregation)
			t.requires(c, group, members)
		})
	}
	if len(members["data/secret"]) == 0 {
		write("data/secret", func(c *composed) { c.line(polygonFile, line, "max_score: %g", total) })
	}
}

// requires writes the groups that a group depends on.
func (t *polygon) requires(c *composed, group polygonGroup, members map[string][]polygonTest) {
	var required []string
	for _, d := range group.Dependencies {
		name := "secret/" + groupName(d.Group)
		if members["data/"+name] == nil {
			name = "sample" // Polygon's group 0 is usually that of the samples
		}
		if !slices.Contains(required, name) {
			required = append(required, name)
		}
	}
	if len(required) > 0 {
		c.line(polygonFile, t.line("<dependencies"), "require_pass: %s", quotedList(required))
	}
}

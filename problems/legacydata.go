package problems

import (
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"assize/judge"

	yaml "go.yaml.in/yaml/v3"
)

var (
	legacyStatement = regexp.MustCompile(`^problem(?:\.([A-Za-z-]+))?\.(tex|md|pdf)$`)
	texName         = regexp.MustCompile(`\\problemname\s*\{((?:[^{}]|\{[^{}]*\})*)\}`)
	plainName       = regexp.MustCompile(`(?m)^%%?\s*plainproblemname:\s*(.+)$`)
	python2         = regexp.MustCompile(`^#!.*python2`)
)

// statement shows problem_statement/ (or statement/, of the drafts) and settles
// a name for each language.
func (t *legacy) statement() {
	dir := "problem_statement"
	if !t.tree.dirs[dir] {
		dir = "statement"
	}
	languages := map[string]bool{}
	for _, rel := range t.tree.under(dir) {
		source := dir + "/" + rel
		m := legacyStatement.FindStringSubmatch(rel)
		if m == nil {
			t.o.keep("statement/"+rel, source, t.tree.files[source])
			continue
		}
		language, kind := m[1], m[2]
		if language == "" {
			language = "en"
		}
		languages[language] = true
		name := "statement/problem." + language + "." + kind
		if kind == "pdf" {
			t.o.keep(name, source, t.tree.files[source])
			continue
		}
		text, ok := t.lenient(source, maxStatementBytes)
		if !ok {
			continue
		}
		var c composed
		c.block(source, 1, text)
		if !c.put(t.o, name, source) {
			t.found.errorf(source, 0, "there is another statement in %q", language)
		}
		if m := plainName.FindStringSubmatch(text); m != nil && t.names[language] == "" {
			t.names[language] = strings.TrimSpace(m[1])
		}
		if m := texName.FindStringSubmatch(text); m != nil && kind == "tex" && t.names[language] == "" {
			t.names[language] = plainTeX(m[1])
		}
	}
	if size, ok := t.tree.files["problem.pdf"]; ok && len(languages) == 0 { // DOMjudge's place for it
		languages["en"] = true
		t.o.keep("statement/problem.en.pdf", "problem.pdf", size)
	}
	if t.names[""] == "" {
		t.names[""], _ = t.domjudge("name")
	}
	// A name without a language is that of every statement without its own.
	for language := range languages {
		if t.names[language] == "" || language == "en" && t.names[""] != "" {
			t.names[language] = t.names[""]
		}
		if t.names[language] == "" {
			for _, name := range t.names {
				t.names[language] = max(t.names[language], name)
			}
		}
	}
	for language, name := range t.names {
		if !languages[language] && len(languages) > 0 || name == "" {
			delete(t.names, language)
		}
	}
}

// plainTeX is a name without its commands.
func plainTeX(s string) string {
	s = regexp.MustCompile(`\\[a-zA-Z]+\s*`).ReplaceAllString(s, "")
	return strings.Join(strings.Fields(strings.NewReplacer("{", "", "}", "", "$", "", "~", " ", "``", "“", "''", "”", "\\", "").Replace(s)), " ")
}

// programs shows the validators.
func (t *legacy) programs() {
	for _, dir := range []string{"input_validators", "input_format_validators"} {
		if t.tree.dirs[dir] {
			t.keepBelow(t.o, "input_validators", dir)
			break
		}
	}
	var validators []string // of one kind of place
	for _, dir := range []string{"output_validators", "output_validator"} {
		for _, name := range t.children(dir) {
			validators = append(validators, dir+"/"+name)
		}
	}
	folders := 0
	for _, v := range validators {
		if t.tree.dirs[v] {
			folders++
		}
	}
	switch {
	case len(validators) == 0 && t.custom:
		t.found.errorf("output_validators", 0, "has no program, and validation is custom")
	case len(validators) == 0:
	case !t.draft && !t.custom:
		t.found.warnf(path.Dir(validators[0]), 0, "is not used: validation is default")
	case t.draft && folders == 0: // the files of one program
		t.keepBelow(t.o, "output_validator", "output_validator")
	case len(validators) > 1:
		t.found.errorf(path.Dir(validators[0]), 0, "has %d programs; the format 2025-09 has one output validator", len(validators))
	default:
		t.program(t.o, "output_validator", validators[0])
	}
	if t.tree.dirs["graders"] {
		t.found.warnf("graders", 0, "is not used: test groups are added up as the format 2025-09 has it")
	}
}

// testdata is one testdata.yaml, which also holds for the groups below that
// have none.
type testdata struct {
	file       string
	line       int
	input      *yaml.Node
	output     []string
	grader     []string
	accept     float64
	rangeMax   float64 // +Inf where none is given
	acceptLine int
}

// readTestdata returns the nearest testdata.yaml of the group at dir.
func (t *legacy) readTestdata(dir string, cache map[string]*testdata) *testdata {
	if d, ok := cache[dir]; ok {
		return d
	}
	file := path.Join(dir, "testdata.yaml")
	_, there := t.tree.files[file]
	if !there {
		d := &testdata{file: metadataFile, accept: t.accept, rangeMax: t.rangeMax}
		if dir != "data" {
			d = t.readTestdata(path.Dir(dir), cache)
		}
		cache[dir] = d
		return d
	}
	d := &testdata{file: file, accept: t.accept, rangeMax: t.rangeMax}
	cache[dir] = d
	text, ok := t.lenient(file, maxYAMLBytes)
	if !ok {
		return d
	}
	root := t.parseMapping(file, text)
	if root == nil {
		return d
	}
	t.pairs(file, "testdata", root, func(key string, n *yaml.Node) {
		switch key {
		case "on_reject":
			t.goesOn = t.goesOn || n.Value == "continue"
		case "reject_score":
			t.rejectScore(file, n)
		case "grading":
			if n.Value == "custom" {
				t.found.errorf(file, n.Line, customGrader, key)
			}
		case "grader_flags":
			d.grader, d.line = strings.Fields(n.Value), n.Line
			t.graderFlags(d)
		case "input_validator_flags":
			d.input = n
		case "output_validator_flags":
			if n.Kind == yaml.ScalarNode {
				d.output = strings.Fields(n.Value)
			} else if n.Kind == yaml.MappingNode {
				t.pairs(file, key, n, func(k string, n *yaml.Node) {
					if k == "flags" {
						d.output = strings.Fields(n.Value)
					}
				})
			}
		case "accept_score":
			d.accept, d.acceptLine = t.score(file, key, n), n.Line
		case "range":
			d.rangeMax = mostOf(n)
		case "output_validator_args", "input_validator_args", "max_score", "score_aggregation", "require_pass", "full_feedback", "args":
			t.found.errorf(file, n.Line, "%s belongs into test_group.yaml", key)
		default:
			t.found.warnf(file, n.Line, "key %q is not in the format and is not used", key)
		}
	})
	return d
}

// customGrader is what is said of a grader that is a program.
const customGrader = "%s: graders that are programs are not run here; leave it to the default one, with grader_flags sum, min or avg"

func (t *legacy) rejectScore(file string, n *yaml.Node) {
	if v, err := strconv.ParseFloat(n.Value, 64); err != nil || v != 0 {
		t.found.errorf(file, n.Line, "reject_score is %s: in the format 2025-09 what is rejected scores 0", kindName(n))
	}
}

// mostOf is the upper end of a range, +Inf where there is none.
func mostOf(n *yaml.Node) float64 {
	if _, high, ok := strings.Cut(strings.TrimSpace(n.Value), " "); ok {
		if v, err := strconv.ParseFloat(strings.TrimSpace(high), 64); err == nil {
			return v
		}
	}
	return math.Inf(1)
}

// graderFlags says what of the default grader's flags is not as the author has it.
func (t *legacy) graderFlags(d *testdata) {
	for _, flag := range d.grader {
		switch flag {
		case "sum", "min", "max", "avg", "worst_error", "first_error", "ignore_sample":
		case "always_accept", "accept_if_any_accepted":
			t.found.warnf(d.file, d.line, "grader_flags: %s: points count as the grader has it, and the verdict here is that of the first test case that is not accepted", flag)
		default:
			t.found.errorf(d.file, d.line, "grader_flags: %q is no flag of the default grader", flag)
		}
	}
}

// mode is how the default grader makes the score of a group: of several, the last
// that is given.
func (d *testdata) mode() string {
	mode := "sum"
	for _, flag := range d.grader {
		switch flag {
		case "sum", "min", "max", "avg":
			mode = flag
		}
	}
	return mode
}

func (t *legacy) score(file, key string, n *yaml.Node) float64 {
	v, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || v < 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		t.found.errorf(file, n.Line, "%s must be a number of at least 0, not %s", key, kindName(n))
		return 0
	}
	return v
}

// data shows the test data: groups one level deep, and test_group.yaml for what
// testdata.yaml says.
func (t *legacy) data() {
	scoring := slices.Contains(t.types, "scoring")
	cache := map[string]*testdata{}
	cases := map[string]int{} // group, of the overlay, to its test cases
	direct, grouped := false, false
	for _, rel := range t.tree.under("data") {
		if strings.HasSuffix(rel, ".in") && strings.HasPrefix(rel, "secret/") {
			direct = direct || strings.Count(rel, "/") == 1
			grouped = grouped || strings.Count(rel, "/") > 1
		}
	}
	if direct && grouped && scoring {
		t.found.errorf("data/secret", 0, "holds both test cases and groups; in the format 2025-09 a problem with scores has either")
	}
	var native []string // test_group.yaml files that a draft brings along
	for _, rel := range t.tree.under("data") {
		source := "data/" + rel
		top, rest, nested := strings.Cut(rel, "/")
		base := path.Base(rel)
		switch {
		case base == "testdata.yaml":
			t.readTestdata(path.Dir(source), cache) // whatever is wrong with it is said once
			continue
		case base == groupFile:
			native = append(native, path.Dir(source))
		case !nested, path.Ext(base) == ".hint", path.Ext(base) == ".desc":
			continue // hints are not shown to contestants, descriptions are for the jury
		case base == ".timelimit", path.Ext(base) == ".md", base == "README":
			continue
		}
		as := source
		switch {
		case top == "sample":
			as = "data/sample/" + strings.ReplaceAll(rest, "/", "-")
		case top == "secret" && direct && grouped && !strings.Contains(rest, "/"):
			as = "data/secret/0/" + rest
		case top == "secret" && strings.Count(rest, "/") > 1:
			group, below, _ := strings.Cut(rest, "/")
			as = "data/secret/" + group + "/" + strings.ReplaceAll(below, "/", "-")
		}
		if !t.o.keep(as, source, t.tree.files[source]) {
			t.found.errorf(source, 0, "another file comes to the same name, %s, without its folders", as)
		}
		if strings.HasSuffix(as, ".in") {
			cases[path.Dir(as)]++
		}
	}
	t.groups(scoring, cases, cache, native)
}

// groups writes the test_group.yaml of each group, and of data/sample and
// data/secret.
func (t *legacy) groups(scoring bool, cases map[string]int, cache map[string]*testdata, native []string) {
	total, bounded := 0.0, true
	dirs := []string{}
	for dir := range cases {
		if dir != "data/secret" && dir != "data/sample" && strings.HasPrefix(dir, "data/secret/") {
			dirs = append(dirs, dir)
		}
	}
	slices.Sort(dirs)
	write := func(dir string, d *testdata, score func(c *composed)) {
		if slices.Contains(native, dir) {
			return
		}
		var c composed
		if args := append(slices.Clone(t.flags), d.output...); len(args) > 0 {
			c.line(d.file, 0, "output_validator_args: %s", quotedList(args))
		}
		if d.input != nil && d.input.Kind == yaml.ScalarNode && d.input.Value != "" {
			c.line(d.file, d.input.Line, "input_validator_args: %s", quotedList(strings.Fields(d.input.Value)))
		} else if d.input != nil && d.input.Kind == yaml.MappingNode {
			c.line(d.file, d.input.Line, "input_validator_args:")
			t.pairs(d.file, "input_validator_flags", d.input, func(name string, n *yaml.Node) {
				c.line(d.file, n.Line, "  %s: %s", quoted(name), quotedList(strings.Fields(n.Value)))
			})
		}
		if score != nil {
			score(&c)
		}
		if len(c.text) > 0 {
			c.put(t.o, dir+"/"+groupFile, d.file)
		}
	}
	for _, dir := range dirs {
		d := t.readTestdata(dir, cache)
		write(dir, d, func(c *composed) {
			if !scoring {
				return
			}
			top, ok := t.groupScore(c, d, cases[dir])
			total, bounded = total+top, bounded && ok
		})
	}
	for _, dir := range []string{"data/sample", "data/secret"} {
		d := t.readTestdata(dir, cache)
		if cases[dir] == 0 && (dir == "data/sample" || len(dirs) == 0) {
			continue
		}
		write(dir, d, func(c *composed) {
			switch {
			case !scoring || dir == "data/sample":
			case len(dirs) == 0:
				total, bounded = t.groupScore(c, d, cases[dir])
			case bounded:
				c.line(d.file, d.line, "max_score: %g", total)
				t.aggregation(c, d, len(dirs))
			default:
				c.line(d.file, d.line, "max_score: unbounded")
				t.aggregation(c, d, len(dirs))
			}
		})
	}
	if scoring && bounded {
		t.fullScore = total
	}
}

func (t *legacy) aggregation(c *composed, d *testdata, of int) {
	mode := d.mode()
	switch {
	case of == 1 && (mode == "max" || mode == "avg"):
		mode = "sum" // of one, all are the same
	case mode == "max" || mode == "avg":
		t.found.errorf(d.file, d.line, "grader_flags: %s is not in the format 2025-09, which has sum and min", mode)
		return
	}
	c.line(d.file, d.line, "score_aggregation: %s", mode)
}

// groupScore writes how a group of n test cases scores, and returns the most
// that it can score where that is known.
func (t *legacy) groupScore(c *composed, d *testdata, n int) (most float64, bounded bool) {
	mode := d.mode()
	switch {
	case t.scores && math.IsInf(d.rangeMax, 1):
		c.line(d.file, d.line, "max_score: unbounded")
		t.aggregation(c, d, n)
		return 0, false
	case t.scores:
		c.line(d.file, d.line, "max_score: %g", d.rangeMax)
		t.aggregation(c, d, n)
		return d.rangeMax, true
	case mode == "sum":
		most = d.accept * float64(n)
	default:
		most = d.accept
	}
	if most != math.Trunc(most) {
		t.found.errorf(d.file, d.acceptLine, "the group scores at most %g; in the format 2025-09 that must be a whole number", most)
		return most, true
	}
	c.line(d.file, d.acceptLine, "max_score: %g", most)
	switch mode {
	case "min":
		c.line(d.file, d.line, "score_aggregation: pass-fail")
	case "avg": // each test case earns all or nothing, and an equal share of the group's
		c.line(d.file, d.line, "score_aggregation: sum")
	default:
		t.aggregation(c, d, n)
	}
	return most, true
}

// submissionOf is the submission that a file below submissions/ belongs to.
func submissionOf(rel string) string {
	parts := strings.SplitN(rel, "/", 3)
	if len(parts) < 2 {
		return ""
	}
	return parts[0] + "/" + parts[1]
}

// inLanguage reports whether a file of a submission has the ending of a language.
func (l *loader) inLanguage(program string) bool {
	if _, ok := LanguageOf(program); ok {
		return true
	}
	for _, rel := range l.tree.under("submissions/" + program) {
		if _, ok := LanguageOf(rel); ok {
			return true
		}
	}
	return false
}

// submissions shows the example submissions. Python 2 is told by its first
// line, as the legacy format has it.
func (t *legacy) submissions() {
	partial := false
	for _, rel := range t.tree.under("submissions") {
		source := "submissions/" + rel
		as := source
		if path.Ext(rel) == ".py" && strings.Count(rel, "/") == 1 {
			if b, err := readFile(t.fsys, source, judge.MaxSourceBytes); err == nil && python2.Match(b) {
				as = strings.TrimSuffix(source, ".py") + ".py2"
			}
		}
		if program := submissionOf(rel); program != "" && !t.inLanguage(program) {
			if program == rel || path.Dir(rel) == program {
				t.warnOnce("submissions/"+program, "is in no known language, going by its ending, and is passed over")
			}
			continue
		}
		partial = partial || strings.HasPrefix(rel, "partially_accepted/")
		t.o.keep(as, source, t.tree.files[source])
	}
	late := t.goesOn && slices.Contains(t.types, "scoring") && t.o.below("submissions/time_limit_exceeded")
	if _, ok := t.o.files["submissions/submissions.yaml"]; ok {
		return
	}
	var c composed
	for _, dir := range []string{"rejected", "run_time_error", "wrong_answer"} {
		if t.o.below("submissions/" + dir) { // only what is right bounds the time limit
			c.line("", 0, "%s: {use_for_time_limit: false}", dir)
		}
	}
	if late { // the worst verdict is the grader's, and where judging goes on it may come behind another
		c.line("", 0, "time_limit_exceeded: {permitted: [AC, WA, TLE], required: [TLE]}")
	}
	switch {
	case !partial:
	case t.fullScore > 0:
		// The score must not be full; scores of parts are of whole hundredths at most.
		c.line("", 0, "partially_accepted:")
		c.line("", 0, "  score: [0, %g]", t.fullScore-0.01)
	default:
		c.line("", 0, "partially_accepted: {}")
	}
	if len(c.text) == 0 {
		return
	}
	c.put(t.o, "submissions/submissions.yaml", "submissions")
}

package problems

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"assize/judge"

	yaml "go.yaml.in/yaml/v3"
)

// Case is one test case of a package.
type Case struct {
	// Name is the path below data/ without extension: "sample/1",
	// "secret/03-large", "secret/group1/07".
	Name        string
	Sample      bool
	InputBytes  int64
	AnswerBytes int64
	// Args are the submission's arguments, ValidatorArgs those of the package's own
	// output validator, and Validator the options of the default one.
	Args          []string
	ValidatorArgs []string
	Validator     judge.Validator
	// InputArgs are the input validators' arguments by Program.Name, those under ""
	// for all of them.
	InputArgs map[string][]string
}

// Input and Answer are the paths of the case's files in the package.
func (c Case) Input() string { return "data/" + c.Name + ".in" }

// Answer is the path of the case's answer in the package.
func (c Case) Answer() string { return "data/" + c.Name + ".ans" }

// Sample is a sample test case as contestants see it: .in.statement,
// .ans.statement and .out go before .in and .ans.
type Sample struct {
	Name   string `json:"name"`
	Input  string `json:"input"`
	Answer string `json:"answer"`
	// Interaction is shown instead of the two, where it is not empty: lines that
	// the submission reads after '<', those that it prints after '>', and --- between
	// two passes.
	Interaction string `json:"interaction,omitempty"`
}

// dataExtensions are those of a test case, the longer ones first.
var dataExtensions = []string{
	".in.statement", ".ans.statement", ".in.download", ".ans.download",
	".interaction", ".in", ".ans", ".out", ".yaml", ".png", ".jpg", ".jpeg", ".svg",
}

const groupFile = "test_group.yaml"

// testData finds the test cases, the samples and the validator's options.
func (l *loader) testData() {
	inputs := map[string]bool{}           // case name to whether there is one
	others := map[string]string{}         // file that belongs to a case to the case's name
	groups := map[string]*configuration{} // by folder
	cases := map[string]*configuration{}  // by test case
	for _, rel := range l.tree.under("data") {
		file := "data/" + rel
		top, _, nested := strings.Cut(rel, "/")
		switch {
		case rel == groupFile:
			l.found.warnf(file, 0, "lies in data itself, where the format has none; it holds for the samples and the secret data")
			groups["."] = l.configuration(file, false)
			continue
		case !nested:
			l.found.errorf(file, 0, "lies outside data/sample and data/secret")
			continue
		case top != "sample" && top != "secret" && !extraTop[top]:
			l.warnOnce("data/"+top, "is no part of the format and is not used")
			continue
		case strings.Contains(rel, ".files/"):
			l.errorOnce(file[:strings.Index(file, ".files/")+len(".files")], "test cases with files of their own are not supported: submissions have no file system here")
			continue
		}
		if path.Base(rel) == groupFile {
			if depth := strings.Count(rel, "/"); !extraTop[top] && (depth > 2 || top != "secret" && depth > 1) {
				if l.pkg.Scoring {
					l.found.errorf(file, 0, "test data groups lie directly in data/secret")
					continue
				}
				l.found.warnf(file, 0, "lies in a folder within a test data group, which the format does not have; it holds for the test cases below")
			}
			groups[path.Dir(rel)] = l.configuration(file, true)
			continue
		}
		ext := ""
		for _, e := range dataExtensions {
			if strings.HasSuffix(rel, e) && len(path.Base(rel)) > len(e) {
				ext = e
				break
			}
		}
		name := stem(rel, ext)
		switch ext {
		case "":
			l.found.errorf(file, 0, "is no file of a test case; those end in .in, .ans, .yaml and the like")
		case ".in":
			inputs[name] = true
		case ".yaml":
			others[file] = name
			cases[name] = l.configuration(file, false)
		default:
			others[file] = name
		}
	}
	shown := map[string]bool{} // samples that are shown alone
	for file, name := range others {
		switch {
		case inputs[name]:
		case strings.HasPrefix(name, "sample/"):
			shown[name] = true
		default:
			l.found.errorf(file, 0, "there is no data/%s.in to go with it", name)
		}
	}
	l.cases(inputs)
	l.settings(groups, cases)
	if l.pkg.Scoring {
		l.groups(groups)
	}
	l.samples()
	for _, name := range slices.Sorted(maps.Keys(shown)) {
		l.shownAlone(name)
	}
	l.sampleTags()
}

// cases fills Package.Cases and checks how they lie.
func (l *loader) cases(inputs map[string]bool) {
	var secret, direct, grouped bool
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		if top, _, _ := strings.Cut(name, "/"); extraTop[top] {
			l.extraCase(name)
			continue
		}
		sample := strings.HasPrefix(name, "sample/")
		depth := strings.Count(name, "/")
		secret = secret || !sample
		direct = direct || (!sample && depth == 1)
		grouped = grouped || (!sample && depth > 1)
		if sample && depth > 1 {
			l.found.errorf("data/"+name+".in", 0, "samples lie directly in data/sample")
		}
		if l.tree.dirs["data/"+name] {
			l.found.errorf("data/"+name+".in", 0, "a test case and a folder have the same name")
		}
		c := Case{Name: name, Sample: sample}
		c.InputBytes = l.tree.files[c.Input()]
		size, ok := l.tree.files[c.Answer()]
		if !ok {
			l.found.errorf(c.Input(), 0, "there is no %s to go with it", c.Answer())
		}
		c.AnswerBytes = size
		l.pkg.Cases = append(l.pkg.Cases, c)
	}
	switch {
	case !secret && len(l.pkg.Cases) > 0 && !l.pkg.Scoring:
		l.found.warnf("data/secret", 0, "has no test case (.in with .ans): a submission is judged on the samples alone")
	case !secret:
		l.found.errorf("data/secret", 0, "has no test case (.in with .ans)")
	case direct && grouped:
		l.found.errorf("data/secret", 0, "must hold either test cases or test data groups, not both")
	case len(inputs) > maxCases:
		l.found.errorf("data", 0, "has %d test cases, at most %d are allowed", len(inputs), maxCases)
	}
	l.answerNames()
	slices.SortFunc(l.pkg.Cases, func(a, b Case) int {
		// Element by element: a group sorts by its own name. "sample" comes
		// before "secret" by itself.
		return slices.Compare(strings.Split(a.Name, "/"), strings.Split(b.Name, "/"))
	})
}

// answerNames checks that each test case of a submit-answer problem has a file of
// its own in a submission.
func (l *loader) answerNames() {
	if !l.pkg.Answers {
		return
	}
	seen := map[string]string{}
	for _, c := range l.pkg.Cases {
		name := judge.AnswerFile(c.Name)
		if other, twice := seen[name]; twice {
			l.found.errorf(c.Input(), 0, "the answers to this test case and to %s would both be in %s; let their names differ", other, name)
		}
		seen[name] = c.Name
	}
}

// settings gives each test case what its files and the folders above it say: the
// output validator's arguments, which are options for the default one.
func (l *loader) settings(groups, cases map[string]*configuration) {
	l.pkg.Validator = judge.Validator{Kind: judge.ValidateDefault}
	if l.pkg.OutputValidator != nil {
		l.pkg.Validator.Kind = judge.ValidateProgram
	}
	options := map[string]judge.Validator{} // by file
	var all []*Case
	for _, list := range [][]Case{l.pkg.Cases, l.pkg.InvalidInputs, l.pkg.InvalidOutputs, l.pkg.ValidOutputs} {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	for _, c := range all {
		from := inherited(c.Name, groups, cases)
		if args := from(func(c *configuration) bool { return c.validator != nil }); args != nil {
			if c.ValidatorArgs = args.validator; l.pkg.OutputValidator == nil {
				v, known := options[args.file]
				if !known {
					v = l.parseValidatorArgs(args.file, args.validator)
					options[args.file] = v
				}
				c.Validator, c.ValidatorArgs = v, nil
			}
		}
		if c.Validator.Kind == "" {
			c.Validator = l.pkg.Validator
		}
		if args := from(func(c *configuration) bool { return c.args != nil }); args != nil {
			c.Args = args.args
		}
		if args := from(func(c *configuration) bool { return c.input != nil }); args != nil {
			c.InputArgs = args.input
		}
	}
	if len(l.pkg.Cases) > 0 {
		l.pkg.Validator = l.pkg.Cases[len(l.pkg.Cases)-1].Validator // of the secret ones, where it differs
	}
}

// inherited finds the nearest configuration of a test case that says something.
func inherited(name string, groups, cases map[string]*configuration) func(says func(*configuration) bool) *configuration {
	return func(says func(*configuration) bool) *configuration {
		if c := cases[name]; c != nil && says(c) {
			return c
		}
		for dir := path.Dir(name); ; dir = path.Dir(dir) {
			if c := groups[dir]; c != nil && says(c) {
				return c
			}
			if dir == "." {
				return nil
			}
		}
	}
}

// configuration reads a test_group.yaml or the .yaml of a test case; nil after an
// error.
func (l *loader) configuration(file string, group bool) *configuration {
	text, ok := l.readText(file, maxYAMLBytes)
	if !ok {
		return nil
	}
	c := &configuration{file: file, lines: map[string]int{}}
	ignore := func(string, *yaml.Node) {}
	known := handlers{
		"args":                   func(key string, n *yaml.Node) { c.args = l.texts(file, key, n, false) },
		"output_validator_args":  func(key string, n *yaml.Node) { c.validator = l.texts(file, key, n, false) },
		"input_validator_args":   func(key string, n *yaml.Node) { c.input = l.inputArgs(file, key, n) },
		"input_visualizer_args":  ignore,
		"output_visualizer_args": ignore,
		"full_feedback": func(key string, n *yaml.Node) {
			if l.boolean(file, key, n) && !strings.HasPrefix(file, "data/sample/") {
				l.found.warnf(file, n.Line, "full_feedback: secret test cases are not shown")
			}
		},
	}
	if group {
		for _, key := range scoreKeys {
			known[key] = func(key string, n *yaml.Node) {
				if c.lines[key] = n.Line; !l.pkg.Scoring {
					l.found.warnf(file, n.Line, "%s has no meaning in a pass-fail problem", key)
					return
				}
				switch key {
				case "max_score":
					c.maximum(l, key, n)
				case "score_aggregation":
					c.aggregation = n.Value
				case "require_pass":
					c.requires = l.texts(file, key, n, true)
				}
			}
		}
		refuse := func(key string, n *yaml.Node) {
			l.found.errorf(file, n.Line, "%s: %s", key, noStaticValidators)
		}
		known["static_validation_score"], known["static_validator_args"] = refuse, refuse
	} else {
		known["hint"], known["description"] = ignore, ignore
	}
	l.each(file, "", l.parseMapping(file, l.expand(text)), known)
	return c
}

// inputArgs reads input_validator_args: a list for all validators, or one for
// each.
func (l *loader) inputArgs(file, key string, n *yaml.Node) map[string][]string {
	args := map[string][]string{}
	if n.Kind != yaml.MappingNode {
		args[""] = l.texts(file, key, n, false)
		return args
	}
	l.pairs(file, key, n, func(name string, n *yaml.Node) { args[name] = l.texts(file, key+"."+name, n, false) })
	return args
}

// floatSyntax is the format's grammar for floating-point numbers.
var floatSyntax = regexp.MustCompile(`^[+-]?([0-9]*\.[0-9]+|[0-9]+\.|[0-9]+)([Ee][+-]?[0-9]+)?$`)

// parseValidatorArgs reads the arguments of the default output validator.
func (l *loader) parseValidatorArgs(file string, args []string) judge.Validator {
	v := judge.Validator{Kind: judge.ValidateDefault}
	both := false
	for i := 0; i < len(args); i++ {
		name := args[i]
		switch name {
		case "case_sensitive":
			v.CaseSensitive = true
			continue
		case "space_change_sensitive":
			v.SpaceChangeSensitive = true
			continue
		case "float_tolerance", "float_relative_tolerance", "float_absolute_tolerance":
		default:
			l.found.errorf(file, 0, "output_validator_args: %q is no option of the default output validator", name)
			return v
		}
		if i++; i == len(args) || !floatSyntax.MatchString(args[i]) {
			l.found.errorf(file, 0, "output_validator_args: %s must be followed by a number", name)
			return v
		}
		eps, err := strconv.ParseFloat(args[i], 64)
		if err != nil || eps < 0 {
			l.found.errorf(file, 0, "output_validator_args: %s %s is out of range", name, args[i])
			return v
		}
		if both || (name == "float_tolerance" && (v.FloatRelative != nil || v.FloatAbsolute != nil)) ||
			(name == "float_relative_tolerance" && v.FloatRelative != nil) || (name == "float_absolute_tolerance" && v.FloatAbsolute != nil) {
			l.found.errorf(file, 0, "output_validator_args: %s contradicts a tolerance given before", name)
			return v
		}
		if name != "float_absolute_tolerance" {
			v.FloatRelative = &eps
		}
		if name != "float_relative_tolerance" {
			v.FloatAbsolute = &eps
		}
		both = both || name == "float_tolerance"
	}
	return v
}

// samples reads what the contestant sees of the sample test cases.
func (l *loader) samples() {
	for _, c := range l.pkg.Cases {
		if !c.Sample {
			continue
		}
		base := "data/" + c.Name
		pick := func(names ...string) (text string) {
			for _, ext := range names {
				if _, ok := l.tree.files[base+ext]; ok {
					text, _ = l.readText(base+ext, maxSampleBytes)
					return text
				}
			}
			return "" // reported by cases
		}
		if _, ok := l.tree.files[base+".interaction"]; ok {
			l.interaction(c, pick(".interaction"))
			continue
		}
		l.pkg.Samples = append(l.pkg.Samples, Sample{
			Name:   strings.TrimPrefix(c.Name, "sample/"),
			Input:  pick(".in.statement", ".in"),
			Answer: pick(".ans.statement", ".out", ".ans"),
		})
	}
}

// shownAlone adds a sample that no test case goes with. The format has none, but many
// packages have, for a conversation that says more than the judged ones.
func (l *loader) shownAlone(name string) {
	base := "data/" + name
	has := func(ext string) bool { _, ok := l.tree.files[base+ext]; return ok }
	const alone = "is shown as a sample, and nothing is judged by it: there is no %s.in"
	switch {
	case has(".interaction") && (l.pkg.Interactive || l.pkg.Passes > 1):
		l.found.warnf(base+".interaction", 0, alone, base)
		if text, ok := l.readText(base+".interaction", maxSampleBytes); ok {
			l.interaction(Case{Name: name}, text)
		}
	case has(".interaction"):
		l.found.warnf(base+".interaction", 0, "is not shown: only interactive and multi-pass problems have conversations")
	case has(".in.statement") && has(".ans.statement"):
		l.found.warnf(base+".in.statement", 0, alone, base)
		input, ok := l.readText(base+".in.statement", maxSampleBytes)
		if answer, also := l.readText(base+".ans.statement", maxSampleBytes); ok && also {
			l.pkg.Samples = append(l.pkg.Samples, Sample{Name: strings.TrimPrefix(name, "sample/"), Input: input, Answer: answer})
		}
	default:
		for _, ext := range dataExtensions {
			if has(ext) {
				l.found.warnf(base+ext, 0, "is not used: there is no %s.in to go with it", base)
			}
		}
	}
}

// interaction adds a sample that shows what the two sides say to each other.
func (l *loader) interaction(c Case, text string) {
	base := "data/" + c.Name
	file := base + ".interaction"
	if !l.pkg.Interactive && l.pkg.Passes < 2 {
		l.found.errorf(file, 0, "belongs to interactive and multi-pass problems alone")
		return
	}
	for _, ext := range []string{".in.statement", ".ans.statement", ".out"} {
		if _, ok := l.tree.files[base+ext]; ok {
			l.found.errorf(base+ext, 0, "must not be there beside %s, which is shown instead", path.Base(file))
		}
	}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if line != "---" && !strings.HasPrefix(line, "<") && !strings.HasPrefix(line, ">") {
			l.found.errorf(file, i+1, "a line begins with '<' (to the submission) or '>' (from it), or is ---")
			return
		}
	}
	l.pkg.Samples = append(l.pkg.Samples, Sample{Name: strings.TrimPrefix(c.Name, "sample/"), Interaction: text})
}

func (l *loader) warnOnce(file, message string) {
	f := Finding{File: file, Message: message}
	if !slices.Contains(l.found.warnings, f) {
		l.found.warnf(file, 0, "%s", message)
	}
}

func (l *loader) errorOnce(file, message string) {
	f := Finding{File: file, Message: message}
	if !slices.Contains(l.found.errors, f) {
		l.found.errorf(file, 0, "%s", message)
	}
}

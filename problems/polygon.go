package problems

import (
	"encoding/xml"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Packages of Polygon (polygon.codeforces.com), translated into the format
// 2025-09. The full ("linux" or "windows") package is needed: the standard one
// has scripts in the place of the tests.

const polygonFile = "problem.xml"

// polygonProblem is what is read of problem.xml.
type polygonProblem struct {
	ShortName string `xml:"short-name,attr"`
	Revision  string `xml:"revision,attr"`
	URL       string `xml:"url,attr"`
	Names     []struct {
		Language string `xml:"language,attr"`
		Value    string `xml:"value,attr"`
	} `xml:"names>name"`
	Statements []struct {
		Language string `xml:"language,attr"`
		Path     string `xml:"path,attr"`
		Type     string `xml:"type,attr"`
	} `xml:"statements>statement"`
	Judging struct {
		InputFile  string           `xml:"input-file,attr"`
		OutputFile string           `xml:"output-file,attr"`
		RunCount   string           `xml:"run-count,attr"`
		Testsets   []polygonTestset `xml:"testset"`
	} `xml:"judging"`
	Resources []polygonSource `xml:"files>resources>file"`
	Assets    struct {
		Checker *struct {
			Name   string        `xml:"name,attr"`
			Type   string        `xml:"type,attr"`
			Source polygonSource `xml:"source"`
		} `xml:"checker"`
		Interactor *struct {
			Source polygonSource `xml:"source"`
		} `xml:"interactor"`
		Validators []struct {
			Source polygonSource `xml:"source"`
		} `xml:"validators>validator"`
		Solutions []struct {
			Tag    string        `xml:"tag,attr"`
			Source polygonSource `xml:"source"`
		} `xml:"solutions>solution"`
	} `xml:"assets"`
	Tags []struct {
		Value string `xml:"value,attr"`
	} `xml:"tags>tag"`
}

type polygonSource struct {
	Path string `xml:"path,attr"`
	Type string `xml:"type,attr"`
}

type polygonTestset struct {
	Name          string         `xml:"name,attr"`
	TimeLimit     int64          `xml:"time-limit"`   // milliseconds
	MemoryLimit   int64          `xml:"memory-limit"` // bytes
	TestCount     int            `xml:"test-count"`
	InputPattern  string         `xml:"input-path-pattern"`
	AnswerPattern string         `xml:"answer-path-pattern"`
	Tests         []polygonTest  `xml:"tests>test"`
	Groups        []polygonGroup `xml:"groups>group"`
}

type polygonTest struct {
	Sample bool    `xml:"sample,attr"`
	Group  string  `xml:"group,attr"`
	Points float64 `xml:"points,attr"`
}

type polygonGroup struct {
	Name         string  `xml:"name,attr"`
	Points       float64 `xml:"points,attr"`
	Policy       string  `xml:"points-policy,attr"`
	Dependencies []struct {
		Group string `xml:"group,attr"`
	} `xml:"dependencies>dependency"`
}

// polygon is the state of one translation.
type polygon struct {
	*loader
	o       *overlay
	problem polygonProblem
	text    string // of problem.xml
	meta    composed
	extras  composed
	checker []string // output_validator_args
	custom  bool     // there is an output validator
	crlf    int
}

// line is where problem.xml has some text, 0 where it is not found.
func (t *polygon) line(text string) int {
	if at := strings.Index(t.text, text); at >= 0 && text != "" {
		return 1 + strings.Count(t.text[:at], "\n")
	}
	return 0
}

func (t *polygon) errorAt(text, format string, args ...any) {
	t.found.errorf(polygonFile, t.line(text), format, args...)
}

func (l *loader) translatePolygon() (*overlay, bool) {
	text, ok := l.lenient(polygonFile, 4<<20)
	if !ok {
		return nil, false
	}
	t := &polygon{loader: l, o: newOverlay(l.fsys), text: text}
	decoder := xml.NewDecoder(strings.NewReader(text))
	if err := decoder.Decode(&t.problem); err != nil {
		line, _ := decoder.InputPos()
		l.found.errorf(polygonFile, line, "cannot be read: %v", err)
		return nil, false
	}
	if len(t.problem.Judging.Testsets) == 0 {
		l.found.errorf(polygonFile, 0, "has no testset")
		return nil, false
	}
	l.pkg.Format = FormatPolygon
	t.metadata()
	t.statements()
	t.programs()
	t.tests()
	t.solutions()
	t.finish()
	return t.o, true
}

func (t *polygon) metadata() {
	p := t.problem
	t.meta.line(polygonFile, 0, "problem_format_version: %s", FormatVersion)
	t.meta.line(polygonFile, t.line("<problem"), "uuid: %s", madeUUID("polygon", p.URL, p.ShortName))
	if p.Revision != "" {
		t.meta.line(polygonFile, t.line("revision="), "version: %s", quoted(p.Revision))
	}
	var tags []string
	for _, tag := range p.Tags {
		// Codeforces' own marks, such as "*1500", are no keywords.
		if v := strings.TrimSpace(tag.Value); v != "" && v[0] != '*' && len(v) <= maxTagBytes {
			tags = append(tags, v)
		}
	}
	if len(tags) > 0 {
		t.meta.line(polygonFile, t.line("<tags"), "keywords: %s", quotedList(tags))
	}
	for _, file := range []string{p.Judging.InputFile, p.Judging.OutputFile} {
		if file != "" && file != "stdin" && file != "stdout" {
			t.errorAt("<judging", "the problem reads or writes the file %.40q: submissions have standard input and output alone", file)
		}
	}
	if n := p.Judging.RunCount; n != "" && n != "1" {
		t.errorAt("run-count=", "run-count is %.20q: a submission is run once for each test", n)
	}
	set := t.testset()
	t.meta.line(polygonFile, t.line("<time-limit"), "limits:")
	if set.TimeLimit > 0 {
		t.meta.line(polygonFile, t.line("<time-limit"), "  time_limit: %g", float64(set.TimeLimit)/1000)
	}
	if set.MemoryLimit > 0 {
		t.meta.line(polygonFile, t.line("<memory-limit"), "  memory: %d", (set.MemoryLimit+1<<20-1)>>20)
	}
	// Polygon asks for no margins.
	t.meta.line(polygonFile, 0, "  time_multipliers: {ac_to_time_limit: 1, time_limit_to_tle: 1}")
}

// testset is the one that solutions are judged on.
func (t *polygon) testset() polygonTestset {
	sets := t.problem.Judging.Testsets
	if i := slices.IndexFunc(sets, func(s polygonTestset) bool { return s.Name == "tests" }); i >= 0 {
		return sets[i]
	}
	return sets[0]
}

// standardCheckers are those of testlib that the default output validator does
// not differ from, by its options. rcmp and acmp allow an absolute error of
// 1.5e-6, the others one or the other.
var standardCheckers = map[string][]string{
	"wcmp": {"case_sensitive"}, "ncmp": nil, "icmp": nil, "hcmp": nil, "yesno": nil, "nyesno": nil,
	"rcmp": {"float_absolute_tolerance", "1.5e-6"}, "acmp": {"float_absolute_tolerance", "1.5e-6"}, "dcmp": {"float_tolerance", "1e-6"},
	"rcmp4": {"float_tolerance", "1e-4"}, "rcmp6": {"float_tolerance", "1e-6"}, "rcmp9": {"float_tolerance", "1e-9"},
}

// toutUse finds that a testlib interactor writes what a checker is to look at.
var toutUse = regexp.MustCompile(`\btout\b`)

var standardChecker = regexp.MustCompile(`^std::(\w+)\.cpp$`)

// programs shows checker, interactor and validators.
func (t *polygon) programs() {
	assets := t.problem.Assets
	switch {
	case assets.Interactor != nil:
		t.meta.line(polygonFile, t.line("<interactor"), "type: [%sinteractive]", map[bool]string{true: "scoring, "}[t.scoring()])
		if text, err := readFile(t.fsys, assets.Interactor.Source.Path, 1<<20); err == nil && toutUse.Match(text) {
			if assets.Checker == nil {
				t.errorAt("<assets", "has no checker, to which the interactor leaves its verdict (it writes to tout): add it in Polygon")
				break
			}
			// interactor/ is read only beside a checker of the package's own.
			interactor := t.validator("interactor", assets.Interactor.Source)
			t.custom = t.validator("output_validator", assets.Checker.Source) && interactor
			break
		}
		t.custom = t.validator("output_validator", assets.Interactor.Source)
		if assets.Checker != nil {
			t.found.warnf(polygonFile, t.line("<checker"), "the checker is not run: the interactor tells it nothing, and decides by itself")
		}
	case assets.Checker == nil:
		t.errorAt("<assets", "has no checker")
	default:
		if t.scoring() {
			t.meta.line(polygonFile, t.line("points="), "type: scoring")
		}
		if m := standardChecker.FindStringSubmatch(assets.Checker.Name); m != nil {
			if options, same := standardCheckers[m[1]]; same {
				t.checker = options
				break
			}
		}
		t.custom = t.validator("output_validator", assets.Checker.Source)
	}
	if t.custom {
		t.extras.line(polygonFile, t.line("<assets"), "output_validator_convention: testlib")
	}
	for _, v := range assets.Validators {
		if t.validator("input_validators/"+strings.TrimSuffix(path.Base(v.Source.Path), path.Ext(v.Source.Path)), v.Source) {
			if !strings.Contains(string(t.extras.text), "input_validator_convention") {
				t.extras.line(polygonFile, t.line("<validators"), "input_validator_convention: testlib")
			}
		}
	}
}

// validator shows a program with the headers among the resources.
func (t *polygon) validator(as string, source polygonSource) bool {
	size, ok := t.tree.files[source.Path]
	if !ok {
		t.errorAt(source.Path, "there is no file %.100q", source.Path)
		return false
	}
	t.o.keep(as+"/"+path.Base(source.Path), source.Path, size)
	t.o.programs[as] = source.Path
	for _, r := range t.problem.Resources {
		if ext := path.Ext(r.Path); ext == ".h" || ext == ".hpp" {
			if size, ok := t.tree.files[r.Path]; ok {
				t.o.keep(as+"/"+path.Base(r.Path), r.Path, size)
			}
		}
	}
	return true
}

// solutionFolders are Polygon's tags by the folders of submissions/; "" leaves
// them out.
var solutionFolders = map[string]string{
	"main": "accepted", "accepted": "accepted", "wrong-answer": "wrong_answer", "presentation-error": "wrong_answer",
	"time-limit-exceeded": "time_limit_exceeded", "memory-limit-exceeded": "memory_limit_exceeded", "rejected": "rejected", "failed": "rejected",
	"time-limit-exceeded-or-accepted": "time_limit_exceeded_or_accepted", "time-limit-exceeded-or-memory-limit-exceeded": "time_or_memory_limit_exceeded",
	"do-not-run": "",
}

// solutionRules are what submissions.yaml says of folders that the format has
// not got.
var solutionRules = map[string]string{
	"time_limit_exceeded_or_accepted": "permitted: [AC, TLE]",
	"time_or_memory_limit_exceeded":   "permitted: [AC, TLE, MLE], required: [TLE, MLE]",
}

func (t *polygon) solutions() {
	var rules composed
	for _, s := range t.problem.Assets.Solutions {
		line := t.line(s.Source.Path)
		folder, known := solutionFolders[s.Tag]
		size, there := t.tree.files[s.Source.Path]
		switch {
		case !known:
			t.found.warnf(polygonFile, line, "the solution's tag %.40q is not known, and it is left out", s.Tag)
			continue
		case folder == "":
			continue
		case !there:
			t.found.errorf(polygonFile, line, "there is no file %.100q", s.Source.Path)
			continue
		}
		name := path.Base(s.Source.Path)
		if strings.HasPrefix(s.Source.Type, "python.2") {
			name = strings.TrimSuffix(name, path.Ext(name)) + ".py2"
		}
		if _, ok := LanguageOf(name); !ok {
			t.found.warnf(s.Source.Path, 0, "is in no known language, going by its ending, and is left out")
			continue
		}
		if rule := solutionRules[folder]; rule != "" && !strings.Contains(string(rules.text), folder+":") {
			rules.line(polygonFile, line, "%s: {%s}", folder, rule)
		}
		t.o.keep("submissions/"+folder+"/"+name, s.Source.Path, size)
	}
	if len(rules.text) > 0 {
		rules.put(t.o, "submissions/submissions.yaml", polygonFile)
	}
	if !t.o.below("submissions/accepted") {
		t.extras.line(polygonFile, 0, "unproven: true")
	}
}

// finish writes problem.yaml, assize.yaml and the checker's options.
func (t *polygon) finish() {
	t.meta.put(t.o, metadataFile, polygonFile)
	if len(t.extras.text) > 0 {
		t.extras.put(t.o, extrasFile, polygonFile)
	}
	if t.crlf > 0 {
		t.found.warnf("tests", 0, "%d files of test data have lines that end in CR LF; they are read as if they ended in LF alone", t.crlf)
	}
	for _, dir := range []string{"scripts", "files"} {
		for _, rel := range t.tree.under(dir) {
			if path.Ext(rel) == ".cpp" || path.Ext(rel) == ".h" || path.Ext(rel) == ".py" || path.Ext(rel) == ".sh" {
				t.o.keep("generators/"+dir+"/"+rel, dir+"/"+rel, t.tree.files[dir+"/"+rel])
			}
		}
	}
}

// scoring reports whether tests earn points.
func (t *polygon) scoring() bool {
	return slices.ContainsFunc(t.testset().Tests, func(p polygonTest) bool { return p.Points > 0 }) ||
		slices.ContainsFunc(t.testset().Groups, func(g polygonGroup) bool { return g.Points > 0 })
}

// numbered puts a test's number into a pattern such as tests/%02d.
func numbered(pattern string, n int) string {
	m := regexp.MustCompile(`%(0?)(\d*)d`).FindStringSubmatch(pattern)
	if m == nil {
		return pattern
	}
	digits, _ := strconv.Atoi(m[2]) // the pattern leaves digits or nothing
	return strings.Replace(pattern, m[0], fmt.Sprintf("%0*d", min(digits, 9), n), 1)
}

package problems

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/judge"

	"github.com/google/go-cmp/cmp"
)

const polygonXML = `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<problem revision="7" short-name="two-jars" url="https://polygon.example/p/author/two-jars">
  <names>
    <name language="english" value="Two Jars"/>
    <name language="russian" value="Две банки"/>
  </names>
  <statements>
    <statement charset="UTF-8" language="english" mathjax="true" path="statements/english/problem.tex" type="application/x-tex"/>
    <statement language="english" path="statements/.pdf/english/problem.pdf" type="application/pdf"/>
  </statements>
  <judging cpu-name="x" cpu-speed="3600" input-file="" output-file="" run-count="1">
    <testset name="pretests"><time-limit>9000</time-limit><test-count>1</test-count></testset>
    <testset name="tests">
      <time-limit>1500</time-limit>
      <memory-limit>268435456</memory-limit>
      <test-count>3</test-count>
      <input-path-pattern>tests/%02d</input-path-pattern>
      <answer-path-pattern>tests/%02d.a</answer-path-pattern>
      <tests>
        <test method="manual" sample="true"/>
        <test method="manual"/>
        <test cmd="gen 5" method="generated"/>
      </tests>
    </testset>
  </judging>
  <files>
    <resources><file path="files/testlib.h" type="h.g++"/><file path="files/olymp.sty"/></resources>
    <executables><executable><source path="files/gen.cpp" type="cpp.g++17"/></executable></executables>
  </files>
  <assets>
    <checker name="std::wcmp.cpp" type="testlib"><source path="files/check.cpp" type="cpp.g++17"/></checker>
    <validators><validator><source path="files/validate.cpp" type="cpp.g++17"/></validator></validators>
    <solutions>
      <solution tag="main"><source path="solutions/main.cpp" type="cpp.g++17"/></solution>
      <solution tag="wrong-answer"><source path="solutions/wa.py" type="python.3"/></solution>
      <solution tag="presentation-error"><source path="solutions/pe.py" type="python.2"/></solution>
      <solution tag="do-not-run"><source path="solutions/scratch.cpp" type="cpp.g++17"/></solution>
    </solutions>
  </assets>
  <tags><tag value="sums"/><tag value="*800"/></tags>
</problem>
`

// fromPolygon is a full package as Polygon makes it.
func fromPolygon() fstest.MapFS {
	return fstest.MapFS{
		"problem.xml": file(polygonXML), "check.cpp": file("x\n"), "doall.sh": file("x\n"), "wipe.sh": file("x\n"),
		"tests/01": file("1 2\r\n"), "tests/01.a": file("3\r\n"), "tests/02": file("4 4\n"), "tests/02.a": file("8\n"), "tests/03": file("9 9\n"), "tests/03.a": file("18\n"),
		"statement-sections/english/name.tex": file("Two Jars"), "statement-sections/english/legend.tex": file("Add \\t{a} and $b$.\r\n\\includegraphics{jar}\r\n\\unknown"),
		"statement-sections/english/input.tex": file("Two numbers."), "statement-sections/english/output.tex": file("Their sum."), "statement-sections/english/tutorial.tex": file("Add."),
		"statement-sections/english/example.01": file("1 2"), "statement-sections/english/example.01.a": file("3 (of course)"),
		"statement-sections/russian/legend.tex": file("Сложите."), "statement-sections/russian/input.tex": file("Два числа."),
		"statement-sections/english/jar.gif":  file("GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
		"statements/.pdf/english/problem.pdf": file("%PDF-1.5"), "statements/english/problem.tex": file("not this\n"),
		"files/testlib.h": file("// testlib\n"), "files/check.cpp": file("#include \"testlib.h\"\n"), "files/validate.cpp": file("#include \"testlib.h\"\n"), "files/gen.cpp": file("x\n"),
		"solutions/main.cpp": file("int main() {}\n"), "solutions/wa.py": file("print()\n"), "solutions/pe.py": file("print\n"), "solutions/scratch.cpp": file("x\n"),
	}
}

func TestPolygon(t *testing.T) {
	p, err := Load(fromPolygon())
	if err != nil {
		t.Fatal(err)
	}
	if p.Format != FormatPolygon || p.Limits.Time != 1500*time.Millisecond || p.Limits.MemoryBytes != 256<<20 || p.Multipliers != (Multipliers{1, 1}) || p.Version != "7" {
		t.Errorf("format %s, limits %+v, multipliers %+v, version %q", p.Format, p.Limits, p.Multipliers, p.Version)
	}
	if diff := cmp.Diff(map[string]string{"en": "Two Jars", "ru": "Две банки"}, p.Names); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"sums"}, p.Tags); diff != "" {
		t.Error(diff)
	}
	html, err := p.StatementHTML(p.Statement("en"), func(i Image) string { return ImagePath("jars", i.Digest) })
	if err != nil || !strings.HasPrefix(html, `<p>Add <code>a</code> and <span class="math inline">\(b\)</span>. <img src="/api/v1/problems/jars/images/`) ||
		!strings.HasSuffix(html, "<h2>Input</h2>\n<p>Two numbers.</p>\n<h2>Output</h2>\n<p>Their sum.</p>\n") {
		t.Errorf("statement %q, %v", html, err)
	}
	if s := p.Statement("en"); s.PDFBytes != 8 {
		t.Errorf("PDF of %d bytes", s.PDFBytes)
	}
	if s := p.Statement("ru").Source; !strings.Contains(s, `\section*{Входные данные}`) {
		t.Errorf("Russian statement %q", s)
	}
	if diff := cmp.Diff([]Sample{{Name: "1", Input: "1 2\n", Answer: "3 (of course)\n"}}, p.Samples); diff != "" {
		t.Error(diff)
	}
	got := map[string]string{}
	for _, s := range p.Submissions {
		got[s.Path] = string(s.Language)
	}
	if diff := cmp.Diff(map[string]string{"accepted/main.cpp": "cpp", "wrong_answer/wa.py": "python3", "wrong_answer/pe.py2": "python2"}, got); diff != "" {
		t.Error(diff)
	}
	if !p.Validator.CaseSensitive || p.Validator.Kind != judge.ValidateDefault || len(p.Cases) != 3 || p.Cases[0].InputBytes != 4 {
		t.Errorf("validator %+v, cases %+v", p.Validator, p.Cases)
	}
	var warnings []string
	for _, w := range p.Warnings {
		warnings = append(warnings, w.Error())
	}
	for _, want := range []string{`statement-sections/english/legend.tex:3: \unknown is not known and is left out`, "tests: 2 files of test data have lines that end in CR LF; they are read as if they ended in LF alone"} {
		if !strings.Contains(strings.Join(warnings, "\n"), want) {
			t.Errorf("no warning %q in %q", want, warnings)
		}
	}
	again, err := Load(p.fsys)
	if err != nil || len(again.Cases) != 3 {
		t.Errorf("as a package: %v", err)
	}
}

func TestPolygonErrors(t *testing.T) {
	for name, test := range map[string]struct{ from, to, want string }{
		"not XML":       {"<names>", "<names", "problem.xml:4: cannot be read: XML syntax error on line 4: expected attribute name in element"},
		"files":         {`input-file=""`, `input-file="jars.in"`, `problem.xml:11: the problem reads or writes the file "jars.in": submissions have standard input and output alone`},
		"run count":     {`run-count="1"`, `run-count="2"`, `problem.xml:11: run-count is "2": a submission is run once for each test`},
		"standard":      {"tests/%02d<", "none/%02d<", "problem.xml:17: test 1 is not in the package (none/01): download the full package (linux), the standard one has no tests"},
		"solution":      {"solutions/main.cpp", "solutions/gone.cpp", `problem.xml:34: there is no file "solutions/gone.cpp"`},
		"uneven points": {`<test method="manual"/>`, `<test method="manual" points="1.5"/>`, "problem.xml:21: test2 earns 1.5 points; in the format 2025-09 the most that a group earns is a whole number"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fromPolygon()
			fsys["problem.xml"] = file(strings.Replace(polygonXML, test.from, test.to, 1))
			p, err := Load(fsys)
			if err == nil {
				t.Fatalf("no error; package %+v", p)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v; want %s", err, test.want)
			}
		})
	}
}

// TestPolygonPrograms: a checker that the default output validator is not the
// same as is kept, with testlib's convention, and an interactor is one.
func TestPolygonPrograms(t *testing.T) {
	fsys := fromPolygon()
	fsys["problem.xml"] = file(strings.Replace(polygonXML, "std::wcmp.cpp", "std::lcmp.cpp", 1))
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if p.OutputValidator == nil || p.Convention != judge.ByTestlib || len(p.OutputValidator.Files) != 2 || len(p.InputValidators) != 1 || p.InputConvention != judge.ByTestlib {
		t.Errorf("output validator %+v (%q), input validators %+v (%q)", p.OutputValidator, p.Convention, p.InputValidators, p.InputConvention)
	}
	fsys["files/talk.cpp"] = file("#include \"testlib.h\"\n")
	fsys["problem.xml"] = file(strings.Replace(polygonXML, "<validators>", `<interactor><source path="files/talk.cpp" type="cpp.g++17"/></interactor><validators>`, 1))
	if p, err = Load(fsys); err != nil || !p.Interactive || p.OutputValidator == nil {
		t.Errorf("interactive: %v", err)
	}
	fsys["files/talk.cpp"] = file("#include \"testlib.h\"\nvoid f() { tout << 1; }\n")
	p, err = Load(fsys)
	if err != nil {
		t.Fatalf("with a checker of its own: %v", err)
	}
	if p.Interactor == nil || p.OutputValidator == nil || p.Interactor.Files[0].Name != "talk.cpp" || p.OutputValidator.Files[0].Name != "check.cpp" || p.Convention != judge.ByTestlib {
		t.Errorf("with a checker of its own: interactor %+v, output validator %+v (%q)", p.Interactor, p.OutputValidator, p.Convention)
	}
	// As it is given out again it is a package of the format.
	var out bytes.Buffer
	p.Slug = "talk"
	if err := p.WriteZip(&out); err != nil {
		t.Fatal(err)
	}
	if p, err = LoadZip(bytes.NewReader(out.Bytes()), int64(out.Len()), DefaultLimits); err != nil || p.Interactor == nil {
		t.Errorf("given out and read again: %v", err)
	}
	fsys["problem.xml"] = file(regexp.MustCompile(`(?s)<checker.*</checker>`).ReplaceAllString(string(fsys["problem.xml"].Data), ""))
	if _, err = Load(fsys); err == nil || !strings.Contains(err.Error(), "problem.xml") || !strings.Contains(err.Error(), "has no checker, to which the interactor leaves its verdict") {
		t.Errorf("without the checker: %v", err)
	}
}

// TestPolygonFindings: what the verifier finds is said of the author's own files.
func TestPolygonFindings(t *testing.T) {
	fsys := fromPolygon()
	fsys["tests/03"], fsys["tests/02.a"] = file("4 4\n"), file("")
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Verify(t.Context(), p, looping{}, VerifyOptions{Store: newStore(t)})
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, f := range append(r.Errors, r.Warnings...) {
		said[f.Error()] = true
	}
	for _, want := range []string{
		"tests/03: has the same input as tests/02",
		"tests/02.a: is empty: a submission that prints nothing would be accepted",
		"files/validate.cpp: runs out of the fuel of 20 s that it has on tests/02; the inputs after that (1) were not given to it",
		"tests: 2 files of test data have lines that end in CR LF; they are read as if they ended in LF alone",
	} {
		if !said[want] {
			t.Errorf("no finding %q in %q, %q", want, r.Errors, r.Warnings)
		}
	}
	if len(r.Answers) == 0 || !strings.HasPrefix(r.Answers[0].String(), "tests/02.a: ") {
		t.Errorf("answers %v", r.Answers)
	}
}

// looping is a Judger whose input validators run out of fuel on the second input, and
// whose submissions are wrong there.
type looping struct{}

func (looping) Judge(_ context.Context, _ Program, d judge.Dataset) (judge.Judgement, error) {
	j := judge.Judgement{Verdict: judge.AC, FuelLimit: 10, Fuel: 1}
	for i, c := range d.Cases {
		run := judge.Run{Case: c.Name, Verdict: judge.AC}
		if i == 1 {
			run.Verdict = judge.WA
			if d.EndAtTLE {
				run.Verdict = judge.TLE
			}
			j.Verdict = run.Verdict
		}
		if j.Runs = append(j.Runs, run); run.Verdict == judge.TLE {
			break
		}
	}
	return j, nil
}

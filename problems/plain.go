package problems

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Plain folders: inputs and answers that are told by their names, with a
// statement and solutions beside them, if there are any.

// plainPair tells an input or an answer by its path; what is left of the path
// is the test case's key. The first pattern that fits counts.
type plainPair struct {
	pattern *regexp.Regexp
	answer  bool
}

// plainPairs are the ways in which people name their tests: "in/1.txt" and
// "out/1.txt", "input00.txt" and "output00.txt", "1.in" and "1.out", "sum.in.3",
// "I.3" and "O.3", "07" and "07.a".
var plainPairs = []plainPair{
	{regexp.MustCompile(`^(?i)((?:.*/)?)(?:in|ins|input|inputs)/(?:input|in)?[-_.]?([^/]+?)(?:\.(?:in|inp|input|txt|dat))?$`), false},
	{regexp.MustCompile(`^(?i)((?:.*/)?)(?:out|outs|output|outputs|ans|answer|answers)/(?:output|out|answer|ans)?[-_.]?([^/]+?)(?:\.(?:out|ans|answer|output|txt|dat|a|ok))?$`), true},
	{regexp.MustCompile(`^(?i)((?:.*/)?)([^/]+)\.(?:in|inp|input)$`), false},
	{regexp.MustCompile(`^(?i)((?:.*/)?)([^/]+)\.(?:out|ans|answer|output|sol|ok|a)$`), true},
	{regexp.MustCompile(`^(?i)((?:.*/)?)(?:input|in)[-_.]?(\d+[a-z]?)(?:\.(?:txt|dat))?$`), false},
	{regexp.MustCompile(`^(?i)((?:.*/)?)(?:output|out|answer|ans)[-_.]?(\d+[a-z]?)(?:\.(?:txt|dat))?$`), true},
	{regexp.MustCompile(`^(?i)((?:.*/)?)((?:[^/]*\.)?)(?:i|in)[.-]?(\d+)$`), false},
	{regexp.MustCompile(`^(?i)((?:.*/)?)((?:[^/]*\.)?)(?:o|out|ans)[.-]?(\d+)$`), true},
	{regexp.MustCompile(`^((?:.*/)?)(\d+)$`), false},
}

// plainKey returns the test case that a file belongs to.
func plainKey(name string) (key string, answer, ok bool) {
	for _, p := range plainPairs {
		if m := p.pattern.FindStringSubmatch(name); m != nil {
			return strings.Trim(strings.Join(m[1:], ""), "/."), p.answer, true
		}
	}
	return "", false, false
}

var (
	plainSolution  = regexp.MustCompile(`^(?i)(?:(?:solutions?|submissions?|sols?|accepted|std)/)?[^/]+$`)
	plainStatement = regexp.MustCompile(`^(?i)(?:(?:statements?|docs?)/)?(?:statement|problem|task|description|readme)(?:[._-]([a-z]{2}))?\.(md|tex|pdf)$`)
	sampleKey      = regexp.MustCompile(`^(?i)(?:.*/)?(?:samples?|examples?|sample[^/]*|example[^/]*)(?:/|$)`)
	digitRuns      = regexp.MustCompile(`\d+`)
	notInNames     = regexp.MustCompile(`[^a-zA-Z0-9_.-]+`)
)

// translatePlain reads a folder of inputs and answers.
func (l *loader) translatePlain() (*overlay, bool) {
	inputs, answers := map[string]string{}, map[string]string{}
	for _, p := range l.tree.paths {
		if _, program := LanguageOf(p); program || plainStatement.MatchString(p) {
			continue
		}
		key, answer, ok := plainKey(p)
		if !ok {
			continue
		}
		into := inputs
		if answer {
			into = answers
		}
		if other, taken := into[key]; taken {
			l.found.errorf(p, 0, "is for the same test case as %s, going by its name", other)
			continue
		}
		into[key] = p
	}
	paired := 0
	for key := range inputs {
		if answers[key] != "" {
			paired++
		}
	}
	if paired == 0 {
		l.found.errorf(metadataFile, 0, "is missing, and there are no inputs with answers by their names (1.in with 1.ans or 1.out, in/1 with out/1, and the like)")
		return nil, false
	}
	l.pkg.Format = FormatPlain
	o := newOverlay(l.fsys)
	l.plainCases(o, inputs, answers)
	l.plainTexts(o)
	// A file whose name the format cannot have may be a test case that would be missing.
	l.found.warnings = slices.DeleteFunc(l.found.warnings, func(f Finding) bool {
		_, _, test := plainKey(f.File)
		if test && strings.HasPrefix(f.Message, "ignored: ") {
			l.found.errorf(f.File, 0, "looks like test data, and %s", strings.TrimPrefix(f.Message, "ignored: "))
			return true
		}
		return false
	})
	l.unused(o, func(p string) bool { return p == extrasFile })
	return o, true
}

// plainCases shows the test cases, in the order of the numbers in their names.
func (l *loader) plainCases(o *overlay, inputs, answers map[string]string) {
	digits := 1
	for key := range inputs {
		for _, run := range digitRuns.FindAllString(key, -1) {
			digits = max(digits, len(strings.TrimLeft(run, "0")))
		}
	}
	converted := 0
	for key, input := range inputs {
		answer, ok := answers[key]
		if !ok {
			l.found.errorf(input, 0, "has no answer to go with it")
			continue
		}
		name := digitRuns.ReplaceAllStringFunc(key, func(run string) string {
			return fmt.Sprintf("%0*s", min(digits, 18), strings.TrimLeft(run, "0"))
		})
		dir := "data/secret/"
		if sampleKey.MatchString(key) {
			dir = "data/sample/"
		}
		name = strings.Trim(notInNames.ReplaceAllString(strings.ReplaceAll(name, "/", "-"), "_"), "-.")
		for ext, source := range map[string]string{".in": input, ".ans": answer} {
			unix, err := o.keepText(dir+name+ext, source)
			if err != nil {
				l.found.errorf(source, 0, "%v", err)
			} else if unix {
				converted++
			}
		}
	}
	for key, answer := range answers {
		if inputs[key] == "" {
			l.found.errorf(answer, 0, "has no input to go with it")
		}
	}
	if converted > 0 {
		l.found.warnf(".", 0, "%d files of test data have lines that end in CR LF; they are read as if they ended in LF alone", converted)
	}
}

// plainTexts shows statements and solutions, and makes what the format needs.
func (l *loader) plainTexts(o *overlay) {
	languages := []string{}
	title := ""
	for _, p := range l.tree.paths {
		m := plainStatement.FindStringSubmatch(p)
		if m == nil {
			continue
		}
		language, kind := strings.ToLower(m[1]), strings.ToLower(m[2])
		if language == "" {
			language = "en"
		}
		name := "statement/problem." + language + "." + kind
		if _, taken := o.files[name]; taken {
			continue
		}
		if kind == "pdf" {
			o.keep(name, p, l.tree.files[p])
		} else if text, ok := l.lenient(p, maxStatementBytes); ok {
			text, title = takeTitle(text, kind, title)
			var c composed
			c.block(p, 1, text)
			c.put(o, name, p)
		}
		if !slices.Contains(languages, language) {
			languages = append(languages, language)
		}
		for _, rel := range l.tree.under(path.Dir(p)) {
			if imageExtensions[strings.ToLower(path.Ext(rel))] && path.Dir(p) != "." {
				o.keep("statement/"+rel, path.Join(path.Dir(p), rel), l.tree.files[path.Join(path.Dir(p), rel)])
			}
		}
	}
	for _, p := range l.tree.paths {
		if !strings.Contains(p, "/") && imageExtensions[strings.ToLower(path.Ext(p))] {
			o.keep("statement/"+p, p, l.tree.files[p])
		}
		if _, program := LanguageOf(p); program && plainSolution.MatchString(p) {
			o.keep("submissions/accepted/"+path.Base(p), p, l.tree.files[p])
		}
	}
	if len(languages) == 0 {
		languages = append(languages, "en")
		l.found.warnf(".", 0, "has no statement (statement.md, .tex or .pdf)")
		var c composed
		c.line("", 0, "*This problem came without a statement.*")
		c.put(o, "statement/problem.en.md", ".")
	}
	if title == "" {
		title = "Untitled problem"
		l.found.warnf(".", 0, "has no name: it is called %q; begin statement.md with a heading", title)
	}
	var meta composed
	meta.line("", 0, "problem_format_version: %s", FormatVersion)
	meta.line("", 0, "name:")
	for _, language := range languages {
		meta.line("", 0, "  %s: %s", language, quoted(title))
	}
	meta.line("", 0, "uuid: %s", madeUUID(append([]string{"plain", title}, l.tree.paths...)...))
	meta.put(o, metadataFile, ".")
	var extras composed
	if _, ok := l.tree.files[extrasFile]; ok {
		if text, ok := l.lenient(extrasFile, maxYAMLBytes); ok {
			extras.block(extrasFile, 1, text)
		}
	}
	if !o.below("submissions/accepted") {
		extras.line("", 0, "unproven: true")
	}
	if len(extras.text) > 0 {
		extras.put(o, extrasFile, extrasFile)
	}
}

// takeTitle takes the title out of a statement, leaving its line empty, unless
// there is one already.
func takeTitle(text, kind, title string) (rest, found string) {
	if kind == "tex" {
		if m := texName.FindStringSubmatch(text); m != nil && title == "" {
			title = plainTeX(m[1])
		}
		return text, title
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if heading, ok := strings.CutPrefix(line, "# "); ok {
			lines[i] = ""
			if title == "" {
				title = strings.TrimSpace(heading)
			}
			break
		}
		if strings.TrimSpace(line) != "" {
			break
		}
	}
	return strings.Join(lines, "\n"), title
}

// imageExtensions are those of images that a statement may show.
var imageExtensions = map[string]bool{".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".svg": true}

package problems

import (
	"maps"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v3"
)

// The legacy versions of the problem package format, and the drafts before
// 2025-09, translated into it:
// https://www.kattis.com/problem-package-format/spec/legacy and …/legacy-icpc.

// legacyVersions are those that translateKattis reads, by what they count as.
var legacyVersions = map[string]Format{
	"": FormatLegacy, "legacy": FormatLegacy, "legacy-icpc": FormatLegacy,
	"draft": FormatDraft, "2023-07": FormatDraft, "2023-07-draft": FormatDraft, "2025-09-draft": FormatDraft,
}

// legacy is the state of one translation.
type legacy struct {
	*loader
	o           *overlay
	draft       bool
	meta        composed
	types       []string
	custom      bool     // validation: custom
	scores      bool     // validation: custom score
	accept      float64  // grading.accept_score, for groups that say nothing
	rangeMax    float64  // grading.range, likewise; +Inf where nothing bounds it
	goesOn      bool     // on_reject: what comes after a rejected test case is judged as well
	fullScore   float64  // the most that a submission can score, where that is known
	flags       []string // validator_flags
	names       map[string]string
	nameLine    int
	limits      composed // lines of limits, without those of the multipliers
	timed       bool     // the time limit is given
	multipliers map[string]string
}

// translateKattis returns nil for a package of FormatVersion.
func (l *loader) translateKattis() (o *overlay, ok bool) {
	version := ""
	var root *yaml.Node
	if _, ok := l.tree.files[metadataFile]; ok {
		text, ok := l.lenient(metadataFile, maxYAMLBytes)
		if !ok {
			return nil, false
		}
		errors := len(l.found.errors)
		if root = l.parseMapping(metadataFile, text); root == nil {
			if len(l.found.errors) == errors {
				l.found.errorf(metadataFile, 0, "is empty")
			}
			return nil, false
		}
	}
	line := 0
	if root != nil {
		for i := 0; i+1 < len(root.Content); i += 2 {
			if root.Content[i].Value == "problem_format_version" {
				version, line = root.Content[i+1].Value, root.Content[i+1].Line
			}
		}
	}
	if version == FormatVersion {
		return nil, true
	}
	format, known := legacyVersions[version]
	if !known {
		l.found.errorf(metadataFile, line, "problem_format_version is %q; %q, legacy, legacy-icpc and 2023-07-draft are read", version, FormatVersion)
		return nil, false
	}
	l.pkg.Format = format
	t := &legacy{loader: l, o: newOverlay(l.fsys), draft: format == FormatDraft, names: map[string]string{}, multipliers: map[string]string{},
		accept: 1, rangeMax: math.Inf(1)}
	t.metadata(root)
	t.statement()
	t.programs()
	t.data()
	t.submissions()
	t.finish()
	return t.o, true
}

// metadata translates problem.yaml. What belongs to names and limits is put off
// until all is known.
func (t *legacy) metadata(root *yaml.Node) {
	const file = metadataFile
	t.meta.line(file, 0, "problem_format_version: %s", FormatVersion)
	if root == nil {
		root = &yaml.Node{Kind: yaml.MappingNode}
	}
	var source, sourceURL *yaml.Node
	uuidGiven := false
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, n := root.Content[i].Value, root.Content[i+1]
		if seen[key] {
			t.found.errorf(file, n.Line, "key %q is given twice", key)
			continue
		}
		seen[key] = true
		if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
			continue // "author:" is how many packages say nothing
		}
		switch key {
		case "problem_format_version":
		case "uuid":
			uuidGiven = true
			t.meta.node(file, key, n)
		case "name":
			t.readNames(n)
		case "type":
			t.types = append(t.types, t.texts(file, key, n, true)...)
		case "author":
			t.meta.line(file, n.Line, "credits: {authors: %s}", quotedList(splitAuthors(n.Value)))
		case "source":
			source = n
		case "source_url":
			sourceURL = n
		case "license":
			t.meta.line(file, n.Line, "license: %s", quoted(strings.ToLower(strings.ReplaceAll(n.Value, "_", " "))))
		case "rights_owner", "version", "credits", "embargo_until", "constants", "allow_file_writing":
			t.meta.node(file, key, n)
		case "keywords", "languages":
			if n.Kind == yaml.ScalarNode {
				t.meta.line(file, n.Line, "%s: %s", key, quotedList(strings.Fields(n.Value)))
			} else {
				t.meta.node(file, key, n)
			}
		case "limits":
			t.readLimits(n)
		case "validation":
			t.readValidation(n)
		case "validator_flags":
			t.flags = strings.Fields(n.Value)
		case "grading":
			t.readGrading(n)
		default:
			t.found.warnf(file, root.Content[i].Line, "key %q is not in the format and is not used", key)
		}
	}
	switch {
	case source != nil && source.Kind == yaml.ScalarNode && sourceURL != nil:
		t.meta.line(file, source.Line, "source: {name: %s, url: %s}", quoted(source.Value), quoted(sourceURL.Value))
	case source != nil:
		t.meta.node(file, "source", source)
	}
	if !uuidGiven {
		id := ""
		if source != nil {
			id = source.Value
		}
		t.meta.line(file, 0, "uuid: %s", madeUUID("kattis", t.names["en"], t.names[""], id))
	}
}

// splitAuthors splits at commas and "and".
func splitAuthors(s string) (list []string) {
	for _, part := range regexp.MustCompile(`\s*,\s*(?:and\s+)?|\s+and\s+`).Split(s, -1) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// readNames keeps a name without a language under "".
func (t *legacy) readNames(n *yaml.Node) {
	t.nameLine = n.Line
	if n.Kind != yaml.MappingNode {
		t.names[""] = t.text(metadataFile, "name", n)
		return
	}
	t.pairs(metadataFile, "name", n, func(language string, n *yaml.Node) {
		t.names[language] = t.text(metadataFile, "name."+language, n)
	})
}

func (t *legacy) readValidation(n *yaml.Node) {
	for i, word := range strings.Fields(n.Value) {
		switch {
		case i == 0 && word == "default":
		case i == 0 && word == "custom":
			t.custom = true
		case word == "interactive" && t.custom:
			t.types = append(t.types, "interactive")
		case word == "score" && t.custom:
			t.scores = true
		default:
			t.found.errorf(metadataFile, n.Line, "validation %q is not default, nor custom with score and interactive", n.Value)
			return
		}
	}
}

func (t *legacy) readGrading(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		return
	}
	t.pairs(metadataFile, "grading", n, func(key string, n *yaml.Node) {
		switch key {
		case "objective":
			if n.Value != "max" {
				t.found.errorf(metadataFile, n.Line, "grading.objective is %q: the format 2025-09 knows only scores that are to be large", n.Value)
			}
		case "accept_score": // older versions have these here as well as in testdata.yaml
			t.accept = t.score(metadataFile, key, n)
		case "reject_score":
			t.rejectScore(metadataFile, n)
		case "range":
			t.rangeMax = mostOf(n)
		case "on_reject":
			t.goesOn = t.goesOn || n.Value != "first_error" && n.Value != "break"
		case "custom_scoring", "custom":
			if n.Value == "true" {
				t.found.errorf(metadataFile, n.Line, customGrader, "grading."+key)
			}
		}
	})
}

// readLimits collects the lines of limits; finish writes them.
func (t *legacy) readLimits(n *yaml.Node) {
	t.pairs(metadataFile, "limits", n, func(key string, n *yaml.Node) {
		switch key {
		case "time_multiplier":
			t.multipliers["ac_to_time_limit"] = quotedNumber(n)
		case "time_safety_margin":
			t.multipliers["time_limit_to_tle"] = quotedNumber(n)
		case "time_multipliers":
			t.pairs(metadataFile, key, n, func(key string, n *yaml.Node) { t.multipliers[key] = quotedNumber(n) })
		case "time_limit", "timelimit":
			t.timed = true
			t.limits.line(metadataFile, n.Line, "  time_limit: %s", quotedNumber(n))
		case "memory", "output", "code", "compilation_time", "compilation_memory", "validation_time", "validation_memory",
			"validation_output", "validation_passes", "time_resolution":
			t.limits.line(metadataFile, n.Line, "  %s: %s", key, strings.TrimSuffix(quotedNumber(n), ".0"))
		default:
			t.found.warnf(metadataFile, n.Line, "limits.%s is not in the format and is not used", key)
		}
	})
}

// writeLimits writes what readLimits found, and the legacy defaults. Where the
// time limit is given, the legacy format asks for no margin.
func (t *legacy) writeLimits() {
	if !t.timed {
		t.readTimeLimit()
	}
	if !t.draft {
		defaults := map[string]string{"ac_to_time_limit": "5", "time_limit_to_tle": "2"}
		for key, value := range defaults {
			if t.timed {
				t.multipliers[key] = "1"
			} else if t.multipliers[key] == "" {
				t.multipliers[key] = value
			}
		}
	}
	if len(t.multipliers) == 0 && len(t.limits.text) == 0 {
		return
	}
	t.meta.line(metadataFile, 0, "limits:")
	t.meta.text, t.meta.lines = append(t.meta.text, t.limits.text...), append(t.meta.lines, t.limits.lines...)
	if len(t.multipliers) > 0 {
		t.meta.line(metadataFile, 0, "  time_multipliers:")
		for _, key := range slices.Sorted(maps.Keys(t.multipliers)) {
			t.meta.line(metadataFile, 0, "    %s: %s", key, t.multipliers[key])
		}
	}
}

// quotedNumber is the number as it stands, or a text that the loader will
// complain about.
func quotedNumber(n *yaml.Node) string {
	if n.Tag == "!!int" || n.Tag == "!!float" {
		return n.Value
	}
	return quoted(n.Value)
}

// readTimeLimit takes what .timelimit or domjudge-problem.ini say of the time
// limit, which the legacy format itself has no place for.
func (t *legacy) readTimeLimit() {
	text, file, line := "", ".timelimit", 1
	if _, ok := t.hidden(file); ok {
		if b, err := readFile(t.fsys, file, 100); err == nil {
			text = string(b)
		}
	}
	if text == "" {
		file = domjudgeFile
		text, line = t.domjudge("timelimit")
	}
	if text == "" {
		return
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		t.found.errorf(file, line, "the time limit %.40q is not a number of seconds", text)
		return
	}
	t.timed = true
	t.limits.line(file, line, "  time_limit: %g", v)
}

const domjudgeFile = "domjudge-problem.ini"

// domjudge returns a value of domjudge-problem.ini.
func (t *legacy) domjudge(key string) (value string, line int) {
	if _, ok := t.tree.files[domjudgeFile]; !ok {
		return "", 0
	}
	text, ok := t.lenient(domjudgeFile, maxYAMLBytes)
	if !ok {
		return "", 0
	}
	for i, l := range strings.Split(text, "\n") {
		if k, v, ok := strings.Cut(l, "="); ok && strings.TrimSpace(k) == key {
			return strings.Trim(strings.TrimSpace(v), `'"`), i + 1
		}
	}
	return "", 0
}

// finish writes problem.yaml's names, type and limits.
func (t *legacy) finish() {
	for _, key := range []string{"special_run", "special_compare"} {
		if v, line := t.domjudge(key); v != "" {
			t.found.errorf(domjudgeFile, line, "%s is %q: the program is not in the package; put it into output_validators", key, v)
		}
	}
	t.writeLimits()
	if t.scores && !slices.Contains(t.types, "scoring") {
		t.found.errorf(metadataFile, 0, "validation: custom score belongs to problems of type scoring alone")
	}
	if len(t.types) > 0 {
		t.meta.line(metadataFile, 0, "type: %s", quotedList(t.types))
	}
	if len(t.names) > 0 {
		t.meta.line(metadataFile, t.nameLine, "name:")
		languages := []string{}
		for language := range t.names {
			languages = append(languages, language)
		}
		slices.Sort(languages)
		for _, language := range languages {
			if language != "" {
				t.meta.line(metadataFile, t.nameLine, "  %s: %s", language, quoted(t.names[language]))
			}
		}
	}
	origin := metadataFile
	if _, ok := t.tree.files[metadataFile]; !ok {
		origin = domjudgeFile
	}
	t.meta.put(t.o, metadataFile, origin)
	for _, name := range []string{extrasFile, "LICENSE", "README", "README.md", "README.txt"} {
		if size, ok := t.tree.files[name]; ok {
			t.o.keep(name, name, size)
		}
	}
	for _, dir := range []string{"attachments", "generators", "include", "solution", "input_visualizer", "output_visualizer", "static_validator"} {
		t.keepBelow(t.o, dir, dir)
	}
	t.unused(t.o, func(p string) bool {
		switch path.Ext(p) {
		case ".desc", ".hint":
			return true
		}
		return p == domjudgeFile || strings.HasPrefix(p, "data/") || strings.HasPrefix(p, "submissions/") || strings.HasPrefix(p, "input_format_validators/")
	})
}

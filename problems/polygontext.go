package problems

import (
	"path"
	"slices"
	"strings"
)

// polygonLanguages are Polygon's names of languages by their codes.
var polygonLanguages = map[string]string{
	"english": "en", "russian": "ru", "ukrainian": "uk", "belarusian": "be", "kazakh": "kk", "uzbek": "uz", "azerbaijani": "az", "armenian": "hy",
	"georgian": "ka", "kyrgyz": "ky", "tajik": "tg", "turkmen": "tk", "turkish": "tr", "polish": "pl", "german": "de", "french": "fr", "spanish": "es",
	"portuguese": "pt", "italian": "it", "dutch": "nl", "romanian": "ro", "bulgarian": "bg", "serbian": "sr", "croatian": "hr", "slovene": "sl",
	"czech": "cs", "slovak": "sk", "hungarian": "hu", "greek": "el", "lithuanian": "lt", "latvian": "lv", "estonian": "et", "finnish": "fi",
	"swedish": "sv", "danish": "da", "norwegian": "no", "chinese": "zh", "japanese": "ja", "korean": "ko", "vietnamese": "vi", "thai": "th",
	"indonesian": "id", "malay": "ms", "mongolian": "mn", "hindi": "hi", "bengali": "bn", "persian": "fa", "arabic": "ar", "hebrew": "he",
}

// polygonSections are the files of statement-sections/<language>/ in the order
// in which they are shown, by the heading in English and in Russian.
var polygonSections = []struct{ file, en, ru string }{
	{"legend.tex", "", ""}, {"input.tex", "Input", "Входные данные"}, {"output.tex", "Output", "Выходные данные"},
	{"interaction.tex", "Interaction", "Протокол взаимодействия"}, {"scoring.tex", "Scoring", "Система оценки"}, {"notes.tex", "Note", "Замечание"},
}

// statements puts the sections of each language together.
func (t *polygon) statements() {
	names := map[string]string{}
	for _, n := range t.problem.Names {
		if code := polygonLanguages[n.Language]; code != "" && n.Value != "" {
			names[code] = n.Value
		}
	}
	shown := []string{}
	for _, language := range t.children("statement-sections") {
		dir := "statement-sections/" + language
		code := polygonLanguages[language]
		if code == "" {
			t.found.warnf(dir, 0, "the language %q is not known, and its statement is left out", language)
			continue
		}
		var c composed
		for _, s := range polygonSections {
			file := dir + "/" + s.file
			if t.tree.files[file] == 0 {
				continue
			}
			text, ok := t.lenient(file, maxStatementBytes)
			if !ok || strings.TrimSpace(text) == "" {
				continue
			}
			heading := s.en
			if code == "ru" {
				heading = s.ru
			}
			if heading != "" {
				c.line(file, 0, `\section*{%s}`, heading)
			}
			c.block(file, 1, text)
			c.line(file, 0, "")
		}
		if text, ok := t.tree.files[dir+"/name.tex"]; ok && text > 0 && names[code] == "" {
			if name, ok := t.lenient(dir+"/name.tex", maxYAMLBytes); ok {
				names[code] = plainTeX(name)
			}
		}
		if len(c.text) > 0 && c.put(t.o, "statement/problem."+code+".tex", dir) {
			shown = append(shown, code)
		}
		t.pictures(dir)
	}
	for _, s := range t.problem.Statements {
		code := polygonLanguages[s.Language]
		if code == "" {
			continue
		}
		switch {
		case s.Type == "application/x-tex" && !slices.Contains(shown, code) && t.tree.files[s.Path] > 0:
			text, ok := t.lenient(s.Path, maxStatementBytes)
			if !ok {
				continue
			}
			var c composed
			c.block(s.Path, 1, text)
			c.put(t.o, "statement/problem."+code+".tex", s.Path)
			t.pictures(path.Dir(s.Path))
		case s.Type == "application/pdf":
			// It lies in a folder that begins with a dot, which is not listed.
			size, ok := t.hidden(s.Path)
			if !ok || !t.o.keep("statement/problem."+code+".pdf", s.Path, size) {
				continue
			}
		default:
			continue
		}
		if !slices.Contains(shown, code) {
			shown = append(shown, code)
		}
	}
	if len(shown) == 0 {
		t.found.errorf(polygonFile, t.line("<statements"), "has no statement in LaTeX or PDF")
	}
	t.meta.line(polygonFile, t.line("<names"), "name:")
	for _, code := range shown {
		if names[code] == "" {
			for _, other := range names {
				names[code] = max(names[code], other)
			}
		}
		if names[code] == "" {
			names[code] = t.problem.ShortName
		}
		t.meta.line(polygonFile, t.line("<names"), "  %s: %s", code, quoted(names[code]))
	}
}

// pictures shows the images of a folder with statements.
func (t *polygon) pictures(dir string) {
	for _, rel := range t.tree.under(dir) {
		if !imageExtensions[strings.ToLower(path.Ext(rel))] {
			continue
		}
		source := dir + "/" + rel
		if other := t.o.files["statement/"+rel]; other.source != "" && other.size != t.tree.files[source] {
			t.found.warnf(source, 0, "is not shown: %s has the same name", other.source)
			continue
		}
		t.o.keep("statement/"+rel, source, t.tree.files[source])
	}
}

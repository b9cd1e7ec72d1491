package problems

import (
	"regexp"
	"slices"
	"strings"
)

// Statement is the problem statement in one language.
type Statement struct {
	Language string // e.g. "en", "pt-BR"
	// Markdown has its constants filled in and the sample tags taken out: the
	// samples follow the statement, see Package.Samples.
	Markdown string
}

// HTML renders the statement; see RenderMarkdown.
func (s Statement) HTML() (string, error) { return RenderMarkdown(s.Markdown) }

var (
	statementName = regexp.MustCompile(`^problem\.([A-Za-z-]+)\.(md|tex|pdf)$`)
	sampleTag     = regexp.MustCompile(`(?m)^[ \t]*\{\{(nextsample|remainingsamples)\}\}[ \t]*\n|\{\{(?:nextsample|remainingsamples)\}\}`)
)

// statements reads statement/problem.<language>.md.
func (l *loader) statements() {
	for _, name := range l.tree.under("statement") {
		file := "statement/" + name
		m := statementName.FindStringSubmatch(name)
		if m == nil {
			l.found.warnf(file, 0, "is not shown: images in statements are not supported yet")
			continue
		}
		language, kind := m[1], m[2]
		if kind != "md" {
			l.found.errorf(file, 0, "statements in %s are not supported yet; Markdown (.md) is", strings.ToUpper(kind))
			continue
		}
		if !languageCode.MatchString(language) {
			l.found.errorf(file, 0, "%q is not a language code such as en or pt-BR", language)
			continue
		}
		text, ok := l.readText(file, maxStatementBytes)
		if !ok {
			continue
		}
		if strings.TrimSpace(text) == "" {
			l.found.errorf(file, 0, "is empty")
		}
		if _, named := l.pkg.Names[language]; !named && len(l.pkg.Names) > 0 {
			l.found.errorf(metadataFile, 0, "has no name in %q, the language of %s", language, file)
		}
		l.pkg.Statements = append(l.pkg.Statements, Statement{Language: language, Markdown: l.expand(text)})
	}
	if len(l.tree.under("statement")) == 0 {
		l.found.errorf("statement", 0, "has no statement; write statement/problem.en.md")
	}
	for language := range l.pkg.Names {
		if !slices.ContainsFunc(l.pkg.Statements, func(s Statement) bool { return s.Language == language }) && len(l.pkg.Statements) > 0 {
			l.found.errorf(metadataFile, 0, "has a name in %q, and there is no statement/problem.%s.md", language, language)
		}
	}
	slices.SortStableFunc(l.pkg.Statements, func(a, b Statement) int {
		switch {
		case a.Language == b.Language:
			return 0
		case a.Language == "en":
			return -1
		case b.Language == "en":
			return 1
		}
		return strings.Compare(a.Language, b.Language)
	})
}

// sampleTags checks and takes out {{nextsample}} and {{remainingsamples}}. It
// runs once the samples are known.
func (l *loader) sampleTags() {
	for i, s := range l.pkg.Statements {
		if n := strings.Count(s.Markdown, "{{nextsample}}"); n > len(l.pkg.Samples) {
			l.found.errorf("statement/problem."+s.Language+".md", 0,
				"has {{nextsample}} %d times, and there are %d samples", n, len(l.pkg.Samples))
		}
		l.pkg.Statements[i].Markdown = sampleTag.ReplaceAllString(s.Markdown, "")
	}
}

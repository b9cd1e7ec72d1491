package problems

import (
	"regexp"
	"slices"
	"strings"
)

var editorialName = regexp.MustCompile(`^solution\.([A-Za-z-]+)\.(md|tex)$`)

// editorials reads solution/solution.<language>.<md or tex>, what the authors say
// of how the problem is solved. They are rendered like statements.
func (l *loader) editorials() {
	for _, name := range l.tree.under("solution") {
		file := "solution/" + name
		m := editorialName.FindStringSubmatch(name)
		if m == nil {
			l.found.warnf(file, 0, "is not shown; solution.en.md would be")
			continue
		}
		if !languageCode.MatchString(m[1]) {
			l.found.errorf(file, 0, "%q is not a language code such as en or pt-BR", m[1])
			continue
		}
		text, ok := l.readText(file, maxStatementBytes)
		if !ok || strings.TrimSpace(text) == "" {
			continue
		}
		e := Statement{Language: m[1], Format: LaTeX, Source: text}
		if m[2] == "md" {
			e.Format, e.Source = Markdown, l.expand(text)
		}
		if slices.ContainsFunc(l.pkg.Editorials, func(o Statement) bool { return o.Language == e.Language }) {
			l.found.warnf(file, 0, "is not shown: there is another one in %q", e.Language)
			continue
		}
		_, notes, err := l.pkg.renderStatement(e, func(Image) string { return ImagePath("x", "") })
		if err != nil {
			l.found.errorf(file, 0, "%v", err)
			continue
		}
		for _, n := range notes {
			l.found.warnf(file, n.Line, "%s", n.Message)
		}
		l.pkg.Editorials = append(l.pkg.Editorials, e)
	}
}

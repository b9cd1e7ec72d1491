package problems

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"assize/problems/latex"
)

// StatementFormat is what a statement is written in.
type StatementFormat string

// The statement formats.
const (
	Markdown StatementFormat = "markdown"
	LaTeX    StatementFormat = "latex"
	// PDFOnly: there is nothing but a PDF in this language.
	PDFOnly StatementFormat = "pdf"
)

// Statement is the problem statement in one language.
type Statement struct {
	Language string // e.g. "en", "pt-BR"
	Format   StatementFormat
	// Source is the text: of Markdown with its constants filled in and the sample
	// tags taken out, for the samples follow the statement (see Package.Samples).
	Source string
	// PDF is the path of the statement as a PDF in the package; empty: there is none.
	PDF      string
	PDFBytes int64
}

var (
	statementName = regexp.MustCompile(`^problem\.([A-Za-z-]+)\.(md|tex|pdf)$`)
	sampleTag     = regexp.MustCompile(`(?m)^[ \t]*\{\{(nextsample|remainingsamples)\}\}[ \t]*\n|\{\{(?:nextsample|remainingsamples)\}\}`)
	sampleCommand = regexp.MustCompile(`\\(nextsample|remainingsamples)\b`)
)

// StatementHTML renders a statement of the package into HTML that is safe to put
// into a page. image turns the package's images into addresses of this site, see
// ImagePath.
func (p *Package) StatementHTML(s Statement, image func(Image) string) (string, error) {
	html, _, err := p.renderStatement(s, image)
	return html, err
}

// renderStatement also returns what is to be told to the author, by line.
func (p *Package) renderStatement(s Statement, image func(Image) string) (string, []latex.Note, error) {
	find := func(name string) (string, bool) {
		i := slices.IndexFunc(p.Images, func(i Image) bool { return i.named(name) })
		if i < 0 {
			return "", false
		}
		return image(p.Images[i]), true
	}
	switch s.Format {
	case Markdown:
		return renderMarkdown(s.Source, find)
	case LaTeX:
		html, notes := latex.HTML(s.Source, latex.Options{Image: find, Constant: func(name string) (string, bool) {
			v, ok := p.constants[name]
			return v, ok
		}})
		return policy.Sanitize(html), notes, nil
	case PDFOnly:
		return "<p>This statement is a PDF document.</p>", nil, nil
	}
	return "", nil, fmt.Errorf("render statement of %s: unknown format %q", p.Slug, s.Format)
}

// statements reads statement/problem.<language>.<md, tex or pdf>.
func (l *loader) statements() {
	pdfs := map[string]string{}
	for _, name := range l.tree.under("statement") {
		file := "statement/" + name
		m := statementName.FindStringSubmatch(name)
		if m == nil {
			continue
		}
		language, kind := m[1], m[2]
		if !languageCode.MatchString(language) {
			l.found.errorf(file, 0, "%q is not a language code such as en or pt-BR", language)
			continue
		}
		if _, named := l.pkg.Names[language]; !named && len(l.pkg.Names) > 0 {
			l.found.errorf(metadataFile, 0, "has no name in %q, the language of %s", language, file)
		}
		if kind == "pdf" {
			if l.pdf(file) {
				pdfs[language] = file
			}
			continue
		}
		text, ok := l.readText(file, maxStatementBytes)
		if !ok {
			continue
		}
		if strings.TrimSpace(text) == "" {
			l.found.errorf(file, 0, "is empty")
		}
		if slices.ContainsFunc(l.pkg.Statements, func(s Statement) bool { return s.Language == language }) {
			l.found.errorf(file, 0, "there is another statement in %q; one is enough", language)
			continue
		}
		s := Statement{Language: language, Format: LaTeX, Source: text}
		if kind == "md" {
			s.Format, s.Source = Markdown, l.expand(text)
		}
		l.pkg.Statements = append(l.pkg.Statements, s)
	}
	l.withPDFs(pdfs)
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
	l.images()
	for _, s := range l.pkg.Statements {
		file := s.file()
		_, notes, err := l.pkg.renderStatement(s, func(Image) string { return ImagePath("x", "") })
		if err != nil {
			l.found.errorf(file, 0, "%v", err)
		}
		for _, n := range notes {
			l.found.warnf(file, n.Line, "%s", n.Message)
		}
	}
}

// file is the path of the statement's text.
func (s Statement) file() string {
	ext := map[StatementFormat]string{Markdown: "md", LaTeX: "tex", PDFOnly: "pdf"}[s.Format]
	return path.Join("statement", "problem."+s.Language+"."+ext)
}

// withPDFs gives each PDF to the statement in its language, or makes it one.
func (l *loader) withPDFs(pdfs map[string]string) {
	for language, file := range pdfs {
		i := slices.IndexFunc(l.pkg.Statements, func(s Statement) bool { return s.Language == language })
		if i < 0 {
			i = len(l.pkg.Statements)
			l.pkg.Statements = append(l.pkg.Statements, Statement{Language: language, Format: PDFOnly})
		}
		l.pkg.Statements[i].PDF, l.pkg.Statements[i].PDFBytes = file, l.tree.files[file]
	}
}

// sampleTags checks and takes out what asks for samples at some place. It runs
// once the samples are known.
func (l *loader) sampleTags() {
	for i, s := range l.pkg.Statements {
		n, tag := strings.Count(s.Source, "{{nextsample}}"), "{{nextsample}}"
		if s.Format == LaTeX {
			n, tag = 0, `\nextsample`
			for _, m := range sampleCommand.FindAllStringSubmatch(s.Source, -1) {
				if m[1] == "nextsample" {
					n++
				}
			}
		}
		if n > len(l.pkg.Samples) {
			l.found.errorf(s.file(), 0, "has %s %d times, and there are %d samples", tag, n, len(l.pkg.Samples))
		}
		if s.Format == Markdown {
			l.pkg.Statements[i].Source = sampleTag.ReplaceAllString(s.Source, "")
		}
	}
}

// Package latex turns the LaTeX of problem statements into HTML: the subset
// that the problem package format 2025-09 asks for ("LaTeX environment and
// supported subset"), the macros of problemtools and Polygon, and a little more.
// Mathematics is left as TeX for the page to typeset.
//
// The HTML is not to be trusted: it goes through the sanitizer like any other.
package latex

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// Options say what a statement may refer to.
type Options struct {
	// Image returns the address of an image by the name that the statement gives,
	// which may lack its extension. nil: there are none.
	Image func(name string) (src string, ok bool)
	// Constant returns the value of \constant{name}. nil: there are none.
	Constant func(name string) (value string, ok bool)
}

// Note is something to tell the author.
type Note struct {
	Line    int // from 1
	Message string
}

// Bounds on what a hostile statement can make of itself.
const (
	maxDepth      = 60
	maxExpansions = 5_000
	maxSource     = 512 << 10 // of source with its macros expanded
	maxBytes      = 2 << 20   // of HTML
	maxNotes      = 50
)

// HTML converts a statement's body. It never fails: what it does not know it
// leaves out, and says so.
func HTML(source string, o Options) (string, []Note) {
	p := &parser{src: source, line: 1, o: o, macros: map[string]macro{}}
	out := p.flow(func() bool { return false }, true)
	for p.pos < len(p.src) && !p.over { // a stray \end or }
		p.note("there is nothing here that %.20q could end", p.src[p.pos:min(len(p.src), p.pos+20)])
		p.skipStray()
		out += p.flow(func() bool { return false }, true)
	}
	if len(p.footnotes) > 0 {
		var b strings.Builder
		b.WriteString(`<div class="footnotes"><hr><ol>`)
		for _, f := range p.footnotes {
			b.WriteString("<li>" + f + "</li>")
		}
		b.WriteString("</ol></div>\n")
		out += b.String()
	}
	return out, p.notes
}

type parser struct {
	src  string
	pos  int
	line int
	o    Options

	macros     map[string]macro
	expansions int
	depth      int
	written    int
	over       bool // a bound was reached: everything ends
	literal    int  // in typewriter text: no dashes and quotes are made
	footnotes  []string
	notes      []Note
}

func (p *parser) note(format string, args ...any) {
	n := Note{p.line, fmt.Sprintf(format, args...)}
	for _, other := range p.notes {
		if other.Message == n.Message {
			return
		}
	}
	if len(p.notes) < maxNotes {
		p.notes = append(p.notes, n)
	}
}

// stop ends the conversion: the source wants too much.
func (p *parser) stop(why string) {
	if !p.over {
		p.note("%s; the rest is left out", why)
	}
	p.over, p.pos = true, len(p.src)
}

func (p *parser) rest() string { return p.src[p.pos:] }

func (p *parser) at(s string) bool { return strings.HasPrefix(p.src[p.pos:], s) }

// advance goes on by n bytes.
func (p *parser) advance(n int) {
	n = min(n, len(p.src)-p.pos)
	p.line += strings.Count(p.src[p.pos:p.pos+n], "\n")
	p.pos += n
}

func (p *parser) skipStray() {
	if p.at(`\end`) {
		p.advance(len(`\end`))
		p.argument()
		return
	}
	p.advance(1)
}

// space skips white space within a line and one line's end, and comments.
func (p *parser) space() {
	newlines := 0
	for p.pos < len(p.src) {
		switch c := p.src[p.pos]; {
		case c == '%':
			p.comment()
		case c == ' ' || c == '\t':
			p.advance(1)
		case c == '\n' && newlines == 0:
			newlines++
			p.advance(1)
		default:
			return
		}
	}
}

// comment skips from % to the end of the line, and the next line's indentation.
func (p *parser) comment() {
	n := strings.IndexByte(p.rest(), '\n')
	if n < 0 {
		n = len(p.rest()) - 1
	}
	p.advance(n + 1)
	for p.pos < len(p.src) && (p.src[p.pos] == ' ' || p.src[p.pos] == '\t') {
		p.advance(1)
	}
}

// blank reports whether an empty line comes next, and how long it is.
func (p *parser) blank() (n int, ok bool) {
	newlines := 0
	for i := p.pos; i < len(p.src); i++ {
		switch p.src[i] {
		case '\n':
			newlines++
		case ' ', '\t':
		default:
			return i - p.pos, newlines > 1
		}
	}
	return len(p.src) - p.pos, newlines > 0
}

// flow converts until stop says so, an \end, a closing brace or the end of the
// source. With loose, or where there is more than one paragraph, paragraphs are
// wrapped; otherwise what comes back can stand within a line.
func (p *parser) flow(stop func() bool, loose bool) string {
	if p.depth++; p.depth > maxDepth {
		p.stop("nests too deep")
	}
	defer func() { p.depth-- }()
	f := flow{loose: loose}
	for p.pos < len(p.src) && !stop() && !p.at("}") && !p.at(`\end{`) && !p.at(`\end `) {
		if p.written > maxBytes {
			p.stop("becomes too long")
			break
		}
		before := f.para.Len() + f.done.Len()
		p.token(&f)
		p.written += max(0, f.para.Len()+f.done.Len()-before)
	}
	f.closeFonts()
	return f.result()
}

// flow is what a conversion has come to.
type flow struct {
	done  strings.Builder // whole blocks
	para  strings.Builder // the paragraph that is being written
	fonts []string        // end tags of font switches
	open  []string        // their start tags
	loose bool
	block bool // something other than a paragraph was added
	paras int
}

// flush ends the paragraph.
func (f *flow) flush() {
	for i := len(f.fonts) - 1; i >= 0; i-- {
		f.para.WriteString(f.fonts[i])
	}
	text := strings.TrimSpace(f.para.String())
	f.para.Reset()
	if bare := strings.Join(append(append([]string{}, f.open...), reversed(f.fonts)...), ""); text != "" && text != bare {
		f.done.WriteString("<p>" + text + "</p>\n")
		f.paras++
	}
	for _, tag := range f.open {
		f.para.WriteString(tag)
	}
}

func reversed(list []string) []string {
	out := make([]string, 0, len(list))
	for i := len(list) - 1; i >= 0; i-- {
		out = append(out, list[i])
	}
	return out
}

// add ends the paragraph and adds a block.
func (f *flow) add(html string) {
	f.flush()
	f.block = true
	f.done.WriteString(html + "\n")
}

// font opens a tag that lasts to the end of the group.
func (f *flow) font(open, end string) {
	f.para.WriteString(open)
	f.open, f.fonts = append(f.open, open), append(f.fonts, end)
}

func (f *flow) closeFonts() {
	for _, end := range reversed(f.fonts) {
		f.para.WriteString(end)
	}
	f.open, f.fonts = nil, nil
}

func (f *flow) result() string {
	if !f.loose && f.done.Len() == 0 {
		return f.para.String()
	}
	f.flush()
	if !f.loose && !f.block && f.paras == 1 {
		return strings.TrimSuffix(strings.TrimPrefix(f.done.String(), "<p>"), "</p>\n")
	}
	return f.done.String()
}

// token converts the next token of the source.
func (p *parser) token(f *flow) {
	if n, ok := p.blank(); ok {
		p.advance(n)
		f.flush()
		return
	}
	switch c := p.src[p.pos]; c {
	case '\\':
		p.command(f)
	case '%':
		p.comment()
	case '{':
		p.advance(1)
		f.para.WriteString(p.flow(func() bool { return false }, false))
		if p.at("}") {
			p.advance(1)
		}
	case '$':
		if p.at("$$") {
			p.advance(2)
			f.display(p.until("$$"))
			return
		}
		p.advance(1)
		f.para.WriteString(inlineMath(p.until("$")))
	case '~':
		p.advance(1)
		f.para.WriteString("&nbsp;")
	case '\n', ' ', '\t':
		p.advance(1)
		f.para.WriteByte(' ')
	case '&':
		p.advance(1)
		f.para.WriteString("&amp;")
	default:
		p.text(f)
	}
}

func (f *flow) display(tex string) {
	f.add(`<div class="math display">\[` + html.EscapeString(tex) + `\]</div>`)
}

func inlineMath(tex string) string {
	return `<span class="math inline">\(` + html.EscapeString(tex) + `\)</span>`
}

// until returns the mathematics up to end, with the statement's own macros
// expanded, and skips end.
func (p *parser) until(end string) string {
	from := p.pos
	for i := p.pos; i < len(p.src); i++ {
		switch {
		case strings.HasPrefix(p.src[i:], end):
			tex := p.src[from:i]
			p.advance(i - from + len(end))
			return p.expandMath(tex)
		case p.src[i] == '\\':
			i++
		}
	}
	p.note("%s is missing at the end of a formula", end)
	tex := p.src[from:]
	p.advance(len(tex))
	return p.expandMath(tex)
}

// ligatures are what TeX makes of runs of punctuation, the longer ones first.
var ligatures = []struct{ from, to string }{
	{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"'", "’"}, {"<<", "«"}, {">>", "»"},
}

func (p *parser) text(f *flow) {
	if p.literal == 0 {
		for _, l := range ligatures {
			if p.at(l.from) {
				p.advance(len(l.from))
				f.para.WriteString(l.to)
				return
			}
		}
	}
	n := strings.IndexAny(p.src[p.pos+1:], "\\%{}$~\n \t&-`'<>")
	if n < 0 {
		n = len(p.src) - p.pos - 1
	}
	text := p.src[p.pos : p.pos+1+n]
	p.advance(len(text))
	f.para.WriteString(html.EscapeString(text))
}

// argument converts the next argument: a group, or one token.
func (p *parser) argument() string {
	p.space()
	if p.at("{") {
		p.advance(1)
		out := p.flow(func() bool { return false }, false)
		if p.at("}") {
			p.advance(1)
		}
		return out
	}
	if p.pos == len(p.src) {
		return ""
	}
	f := flow{}
	if p.depth++; p.depth > maxDepth {
		p.stop("nests too deep")
		return ""
	}
	p.token(&f)
	p.depth--
	return f.result()
}

// raw returns the next argument as it stands.
func (p *parser) raw() string {
	p.space()
	if !p.at("{") {
		if p.pos == len(p.src) {
			return ""
		}
		_, n := utf8.DecodeRuneInString(p.rest())
		if p.at(`\`) {
			n = len(commandName(p.rest()[1:])) + 1
		}
		text := p.src[p.pos : p.pos+n]
		p.advance(n)
		return text
	}
	depth := 0
	for i := p.pos; i < len(p.src); i++ {
		switch p.src[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				text := p.src[p.pos+1 : i]
				p.advance(i + 1 - p.pos)
				return text
			}
		}
	}
	text := p.src[p.pos+1:]
	p.note("a brace is not closed")
	p.advance(len(p.rest()))
	return text
}

// option returns an argument in brackets, if there is one.
func (p *parser) option() (text string, ok bool) {
	at, line := p.pos, p.line
	p.space()
	if !p.at("[") {
		p.pos, p.line = at, line
		return "", false
	}
	depth := 0
	for i := p.pos + 1; i < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == '\\':
			i++
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == ']' && depth == 0:
			text = p.src[p.pos+1 : i]
			p.advance(i + 1 - p.pos)
			return text, true
		}
	}
	p.pos, p.line = at, line
	return "", false
}

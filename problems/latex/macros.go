package latex

import (
	"strconv"
	"strings"
)

// macro is what \newcommand or \def made.
type macro struct {
	args     int
	optional string // the first argument's default, where hasOptional
	hasOpt   bool
	body     string
}

// commandName is the name of the command that begins s, which comes after the
// backslash: letters, or one other character.
func commandName(s string) string {
	n := 0
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z' || s[n] == '@') {
		n++
	}
	if n == 0 && len(s) > 0 {
		for n = 1; n < len(s) && s[n]&0xC0 == 0x80; n++ {
		}
	}
	return s[:n]
}

// define reads \newcommand{\name}[n][default]{body} and its like.
func (p *parser) define() {
	p.space()
	if p.at("*") {
		p.advance(1)
	}
	name := strings.TrimPrefix(strings.TrimSpace(p.raw()), `\`)
	var m macro
	if n, ok := p.option(); ok {
		m.args, _ = strconv.Atoi(strings.TrimSpace(n))
		m.args = max(0, min(m.args, 9))
	}
	if d, ok := p.option(); ok && m.args > 0 {
		m.optional, m.hasOpt = d, true
	}
	m.body = flat(p.raw())
	if name != "" {
		p.macros[name] = m
	}
}

// def reads \def\name#1#2{body}.
func (p *parser) def() {
	p.space()
	if !p.at(`\`) {
		return
	}
	name := commandName(p.rest()[1:])
	p.advance(1 + len(name))
	n := strings.IndexByte(p.rest(), '{')
	if n < 0 {
		return
	}
	m := macro{args: min(9, strings.Count(p.rest()[:n], "#"))}
	p.advance(n)
	m.body = flat(p.raw())
	p.macros[name] = m
}

// flat puts a macro's body on one line, so that lines of the source can still be
// counted.
func flat(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if at := strings.IndexByte(l, '%'); at >= 0 && (at == 0 || l[at-1] != '\\') {
			lines[i] = l[:at]
		}
	}
	return strings.Join(lines, " ")
}

// expand reads the arguments of a macro and puts its body before what comes
// next.
func (p *parser) expand(m macro) {
	if p.expansions++; p.expansions > maxExpansions {
		p.stop("uses too many macros")
		return
	}
	args := make([]string, 0, 9)
	if m.hasOpt {
		first, ok := p.option()
		if !ok {
			first = m.optional
		}
		args = append(args, first)
	}
	for len(args) < m.args {
		args = append(args, flat(p.raw()))
	}
	body := substitute(m.body, args)
	if len(body)+len(p.rest()) > maxSource {
		p.stop("becomes too long with its macros")
		return
	}
	p.src, p.pos = body+p.rest(), 0
}

func substitute(body string, args []string) string {
	if !strings.Contains(body, "#") {
		return body
	}
	var b strings.Builder
	for i := 0; i < len(body); i++ {
		if body[i] == '#' && i+1 < len(body) && body[i+1] >= '1' && body[i+1] <= '9' {
			if n := int(body[i+1] - '1'); n < len(args) {
				b.WriteString(args[n])
			}
			i++
			continue
		}
		b.WriteByte(body[i])
		if b.Len() > maxSource {
			break
		}
	}
	return b.String()
}

// expandMath expands the statement's macros in a formula; everything else is
// the page's.
func (p *parser) expandMath(tex string) string {
	if len(p.macros) == 0 {
		return strings.TrimSpace(tex)
	}
	inner := &parser{src: tex, line: p.line, macros: p.macros, expansions: p.expansions}
	var b strings.Builder
	for inner.pos < len(inner.src) {
		if !inner.at(`\`) {
			b.WriteByte(inner.src[inner.pos])
			inner.pos++
		} else {
			name := commandName(inner.rest()[1:])
			inner.advance(1 + len(name))
			if m, ok := p.macros[name]; ok && name != "" {
				inner.expand(m)
			} else {
				b.WriteString(`\` + name)
			}
		}
		if b.Len() > maxSource {
			inner.stop("a formula becomes too long with its macros")
		}
	}
	p.expansions = inner.expansions
	if inner.over {
		p.notes = append(p.notes, inner.notes...)
	}
	return strings.TrimSpace(b.String())
}

package latex

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	columnRepeat = regexp.MustCompile(`\*\{(\d{1,2})\}\{([^{}]*)\}`)
	columnGap    = regexp.MustCompile(`[@!<>]\{[^{}]*\}`)
	columnWidth  = regexp.MustCompile(`([pmbX])\{[^{}]*\}`)
)

// columns reads a column specification such as {|l|c|*{2}{r}|p{3cm}|} into one
// alignment a column: "left", "center", "right".
func columns(spec string) (align []string) {
	spec = columnGap.ReplaceAllString(spec, "")
	spec = columnRepeat.ReplaceAllStringFunc(spec, func(s string) string {
		m := columnRepeat.FindStringSubmatch(s)
		n, _ := strconv.Atoi(m[1]) // the pattern leaves digits only
		return strings.Repeat(m[2], n)
	})
	for _, c := range columnWidth.ReplaceAllString(spec, "$1") {
		switch c {
		case 'l', 'p', 'm', 'b', 'X', 'L', 'J':
			align = append(align, "left")
		case 'c', 'C':
			align = append(align, "center")
		case 'r', 'R', 'S':
			align = append(align, "right")
		}
	}
	return align
}

// table converts up to \end. The first row is a head where a rule sets it off
// from the others and none is between those.
func (p *parser) table(align []string) string {
	type row struct {
		cells []string
		ruled bool // a rule comes before it
	}
	var rows []row
	current := row{}
	column := 0
	cellEnd := func() bool { return p.at("&") || p.at(`\\`) || p.at(`\tabularnewline`) || p.rule() }
	for p.pos < len(p.src) && !p.at(`\end`) && !p.at("}") {
		if n, ok := p.blank(); ok {
			p.advance(n)
			continue
		}
		p.space()
		if p.rule() {
			name := commandName(p.rest()[1:])
			p.advance(1 + len(name))
			p.option()
			if name == "cline" || name == "cmidrule" {
				if p.at("(") {
					p.advance(strings.IndexByte(p.rest(), ')') + 1)
				}
				p.raw()
			}
			current.ruled = true
			continue
		}
		if p.at(`\end`) {
			break
		}
		before := p.pos
		cell, span := p.cell(align, column, cellEnd)
		current.cells = append(current.cells, cell)
		column += span
		switch {
		case p.at("&"):
			p.advance(1)
			if p.at(`\\`) || p.at(`\end`) {
				current.cells = append(current.cells, "<td></td>")
			}
		case p.at(`\\`), p.at(`\tabularnewline`):
			if p.at(`\\`) {
				p.advance(2)
			} else {
				p.advance(len(`\tabularnewline`))
			}
			p.starred()
			p.option()
			rows = append(rows, current)
			current, column = row{}, 0
		case p.pos == before: // nothing takes this
			p.advance(1)
		}
		if p.over {
			break
		}
	}
	if len(current.cells) > 1 || len(current.cells) == 1 && current.cells[0] != "<td></td>" && !strings.HasSuffix(current.cells[0], "></td>") {
		rows = append(rows, current)
	}
	rules := 0
	for _, r := range rows[min(1, len(rows)):] {
		if r.ruled {
			rules++
		}
	}
	head := len(rows) > 2 && rows[1].ruled && rules == 1
	var b strings.Builder
	b.WriteString("<table>\n")
	for i, r := range rows {
		line := strings.Join(r.cells, "")
		if head && i == 0 {
			line = strings.ReplaceAll(strings.ReplaceAll(line, "<td", "<th"), "</td>", "</th>")
			b.WriteString("<thead><tr>" + line + "</tr></thead>\n<tbody>\n")
			continue
		}
		if i == 0 {
			b.WriteString("<tbody>\n")
		}
		b.WriteString("<tr>" + line + "</tr>\n")
	}
	if len(rows) > 0 {
		b.WriteString("</tbody>\n")
	}
	return b.String() + "</table>"
}

// rule reports whether a horizontal rule comes next.
func (p *parser) rule() bool {
	if !p.at(`\`) {
		return false
	}
	switch commandName(p.rest()[1:]) {
	case "hline", "cline", "toprule", "midrule", "bottomrule", "cmidrule", "endhead", "endfirsthead", "endfoot":
		return true
	}
	return false
}

// cell converts one cell, and says over how many columns it goes.
func (p *parser) cell(align []string, column int, end func() bool) (cell string, span int) {
	span = 1
	attributes := ""
	side := ""
	if column < len(align) {
		side = align[column]
	}
	for {
		p.space()
		switch {
		case p.at(`\multicolumn{`), p.at(`\multicol{`):
			p.advance(1 + len(commandName(p.rest()[1:])))
			n, err := strconv.Atoi(strings.TrimSpace(p.raw()))
			if err == nil && n > 1 && n <= 100 {
				span = n
				attributes += ` colspan="` + strconv.Itoa(n) + `"`
			}
			if own := columns(p.raw()); len(own) > 0 {
				side = own[0]
			}
		case p.at(`\multirow`):
			p.advance(len(`\multirow`))
			p.option()
			n, err := strconv.Atoi(strings.TrimSpace(p.raw()))
			if err == nil && n > 1 && n <= 100 {
				attributes += ` rowspan="` + strconv.Itoa(n) + `"`
			}
			p.option()
			p.raw()
		default:
			text := strings.TrimSpace(p.flow(end, false))
			if side != "" && side != "left" {
				attributes += ` align="` + side + `"`
			}
			return "<td" + attributes + ">" + text + "</td>", span
		}
	}
}

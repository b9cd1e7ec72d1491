package latex

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
)

// mathEnvironments are shown as formulas, by the environment that KaTeX has
// within \[ \]; "" where none is needed.
var mathEnvironments = map[string]string{
	"equation": "", "equation*": "", "displaymath": "", "align": "aligned", "align*": "aligned", "eqnarray": "aligned", "eqnarray*": "aligned",
	"gather": "gathered", "gather*": "gathered", "multline": "gathered", "multline*": "gathered", "flalign": "aligned", "flalign*": "aligned",
}

// sections are environments that are a section of the statement.
var sections = map[string]string{"Input": "Input", "Output": "Output", "Interaction": "Interaction"}

// wrapped are environments that are put between two tags, by how many arguments
// they have.
var wrapped = map[string]struct {
	open, end string
	args      int
}{
	"center": {`<div class="center">`, "</div>", 0}, "centering": {`<div class="center">`, "</div>", 0},
	"quote": {"<blockquote>", "</blockquote>", 0}, "quotation": {"<blockquote>", "</blockquote>", 0}, "verse": {"<blockquote>", "</blockquote>", 0},
	"figure": {"<figure>", "</figure>", 0}, "figure*": {"<figure>", "</figure>", 0}, "table": {"<figure>", "</figure>", 0},
	"wrapfigure": {`<figure class="illustration">`, "</figure>", 2}, "floatingfigure": {`<figure class="illustration">`, "</figure>", 1},
	"minipage": {"<div>", "</div>", 1}, "flushleft": {"<div>", "</div>", 0}, "flushright": {"<div>", "</div>", 0}, "multicols": {"<div>", "</div>", 1},
	"small": {"<div>", "</div>", 0}, "document": {"", "", 0}, "problem": {"", "", 5}, "statement": {"", "", 0}, "samepage": {"", "", 0},
	"tutorial": {"", "", 1}, "subfigure": {"<figure>", "</figure>", 1}, "spacing": {"", "", 1}, "threeparttable": {"", "", 0},
}

func (p *parser) environment(f *flow, name string) {
	if inner, ok := mathEnvironments[name]; ok {
		tex := p.until(`\end{` + name + `}`)
		tex = strings.NewReplacer(`\nonumber`, "", `\notag`, "").Replace(labels.ReplaceAllString(tex, ""))
		if strings.HasPrefix(name, "eqnarray") {
			tex = strings.ReplaceAll(strings.ReplaceAll(tex, "& ", "&"), "&=&", "&=")
		}
		if inner != "" {
			tex = `\begin{` + inner + `}` + tex + `\end{` + inner + `}`
		}
		f.display(tex)
		return
	}
	switch name {
	case "math":
		f.para.WriteString(inlineMath(p.until(`\end{math}`)))
		return
	case "itemize", "enumerate", "description", "compactitem", "compactenum", "enumerate*", "itemize*":
		p.option()
		f.add(p.list(name))
		p.end(name)
		return
	case "verbatim", "verbatim*", "Verbatim", "lstlisting", "alltt", "minted", "BVerbatim":
		p.option()
		if name == "minted" {
			p.raw()
		}
		f.add("<pre><code>" + html.EscapeString(p.verbatim(name)) + "</code></pre>")
		return
	case "comment", "example", "examples", "examplewide", "examplethree":
		p.verbatim(name)
		return
	case "tabular", "tabular*", "tabularx", "tabulary", "longtable", "array", "tabu":
		p.option()
		if strings.HasSuffix(name, "*") || name == "tabularx" || name == "tabulary" {
			p.raw() // the width
		}
		f.add(p.table(columns(p.raw())))
		p.end(name)
		return
	}
	if title, ok := sections[name]; ok {
		f.add("<h2>" + title + "</h2>")
		f.add(p.flow(never, true))
		p.end(name)
		return
	}
	w, ok := wrapped[name]
	if !ok {
		p.note(`the environment %.40q is not known; what is in it is shown as text`, name)
	}
	p.option()
	for range w.args {
		p.option()
		p.raw()
	}
	f.add(w.open + p.flow(never, true) + w.end)
	p.end(name)
}

var labels = regexp.MustCompile(`\\label\{[^}]*\}`)

func never() bool { return false }

// end skips \end{name}.
func (p *parser) end(name string) {
	if p.over {
		return
	}
	if !p.at(`\end`) {
		p.note(`\end{%.40s} is missing`, name)
		if p.at("}") { // or nothing would ever take it
			p.advance(1)
			return
		}
		return
	}
	at, line := p.pos, p.line
	p.advance(len(`\end`))
	if got := strings.TrimSpace(p.raw()); got != name {
		p.note(`\end{%.40s} ends %.40q`, got, name)
		if got == "document" {
			p.pos, p.line = at, line
		}
	}
}

// verbatim returns what is before \end{name}, and skips that.
func (p *parser) verbatim(name string) string {
	end := `\end{` + name + `}`
	n := strings.Index(p.rest(), end)
	if n < 0 {
		p.note("%s is missing", end)
		n = len(p.rest())
	}
	text := p.rest()[:n]
	p.advance(n + len(end))
	return strings.TrimPrefix(strings.TrimRight(text, " \t"), "\n")
}

// list converts up to \end. Nothing comes before the first \item.
func (p *parser) list(name string) string {
	tag := "ul"
	if strings.HasPrefix(name, "enumerate") || name == "compactenum" {
		tag = "ol"
	}
	item := func() bool { return p.at(`\item`) && commandName(p.rest()[1:]) == "item" }
	before := strings.TrimSpace(p.flow(item, false))
	var b strings.Builder
	b.WriteString("<" + tag + ">\n")
	for item() {
		p.advance(len(`\item`))
		label, has := p.option()
		text := strings.TrimSpace(p.flow(item, false))
		if has && label != "" {
			sub := &parser{src: label, line: p.line, o: p.o, macros: p.macros, depth: p.depth + 1}
			text = "<strong>" + strings.TrimSpace(sub.flow(never, false)) + "</strong> " + text
		}
		b.WriteString("<li>" + text + "</li>\n")
	}
	b.WriteString("</" + tag + ">")
	if before != "" {
		return "<p>" + before + "</p>\n" + b.String()
	}
	return b.String()
}

// image is an <img>, or nothing where there is no such image.
func (p *parser) image(file, width string) string {
	file = strings.Trim(strings.TrimSpace(file), `"`)
	if p.o.Image != nil {
		if src, ok := p.o.Image(file); ok {
			w := ""
			if width != "" {
				w = ` width="` + width + `"`
			}
			return `<img src="` + html.EscapeString(src) + `" alt="` + html.EscapeString(file) + `"` + w + `>`
		}
	}
	p.note("the image %.80q is not shown: there is no PNG, JPEG, GIF, WebP or SVG file of that name", file)
	return ""
}

func figcaption(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return "<figcaption>" + text + "</figcaption>"
}

var widthOption = regexp.MustCompile(`(?:^|,)\s*(width|scale)\s*=\s*([0-9.]*)\s*(\\(?:text|line|column|page)width|\\hsize|cm|mm|in|pt|px|\\htmlPixelsInCm)?`)

// width turns \includegraphics's options into a width for HTML: a percentage, or
// pixels.
func width(options string) string {
	m := widthOption.FindStringSubmatch(options)
	if m == nil {
		return ""
	}
	v, err := strconv.ParseFloat(m[2], 64)
	if err != nil {
		v = 1
	}
	perUnit := map[string]float64{"cm": 37.8, "mm": 3.78, "in": 96, "pt": 1.333, "px": 1}
	switch {
	case m[1] == "scale":
		return "" // of a size that only the image knows
	case strings.HasPrefix(m[3], `\`):
		return percent(fmt.Sprint(v))
	case perUnit[m[3]] > 0:
		return strconv.Itoa(max(1, min(2000, int(v*perUnit[m[3]]))))
	}
	return ""
}

// percent turns a fraction of the line's width into a percentage.
func percent(fraction string) string {
	v, err := strconv.ParseFloat(strings.TrimSpace(fraction), 64)
	if err != nil || !(v > 0) {
		return ""
	}
	return strconv.Itoa(max(1, min(100, int(v*100+0.5)))) + "%"
}

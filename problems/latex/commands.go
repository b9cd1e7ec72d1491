package latex

import (
	"html"
	"strconv"
	"strings"
)

// around are commands whose argument is put between two tags.
var around = map[string][2]string{
	"textbf": {"<strong>", "</strong>"}, "textit": {"<em>", "</em>"}, "emph": {"<em>", "</em>"}, "textsl": {"<em>", "</em>"},
	"underline": {"<u>", "</u>"}, "uline": {"<u>", "</u>"}, "sout": {"<del>", "</del>"}, "st": {"<del>", "</del>"},
	"textsc": {`<span class="smallcaps">`, "</span>"}, "textsuperscript": {"<sup>", "</sup>"}, "textsubscript": {"<sub>", "</sub>"},
	"text": {"", ""}, "mbox": {"", ""}, "hbox": {"", ""}, "textrm": {"", ""}, "textsf": {"", ""}, "textnormal": {"", ""}, "textup": {"", ""},
	"centerline": {`<span class="center">`, "</span>"}, "fbox": {"", ""}, "framebox": {"", ""}, "makebox": {"", ""}, "textmd": {"", ""},
}

// typewriter are those whose argument is code.
var typewriter = map[string]bool{"texttt": true, "t": true, "code": true}

// switches last to the end of the group; before a brace they are as around.
var switches = map[string][2]string{
	"bf": {"<strong>", "</strong>"}, "bfseries": {"<strong>", "</strong>"}, "it": {"<em>", "</em>"}, "itshape": {"<em>", "</em>"},
	"em": {"<em>", "</em>"}, "sl": {"<em>", "</em>"}, "tt": {"<code>", "</code>"}, "ttfamily": {"<code>", "</code>"},
	"sc": {`<span class="smallcaps">`, "</span>"}, "scshape": {`<span class="smallcaps">`, "</span>"},
	"tiny": {"", ""}, "scriptsize": {"", ""}, "footnotesize": {"", ""}, "small": {"", ""}, "normalsize": {"", ""}, "large": {"", ""},
	"Large": {"", ""}, "LARGE": {"", ""}, "huge": {"", ""}, "Huge": {"", ""}, "rm": {"", ""}, "sf": {"", ""}, "normalfont": {"", ""},
	"rmfamily": {"", ""}, "sffamily": {"", ""}, "mdseries": {"", ""}, "upshape": {"", ""},
}

// symbols stand for themselves.
var symbols = map[string]string{
	"ldots": "…", "dots": "…", "textellipsis": "…", "textbackslash": `\`, "backslash": `\`, "textasciitilde": "~", "textasciicircum": "^",
	"textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "textquotesingle": "'", "textquotedblleft": "“",
	"textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’", "textendash": "–", "textemdash": "—", "textbullet": "•",
	"textdegree": "°", "degree": "°", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™",
	"pounds": "£", "texteuro": "€", "euro": "€", "EUR": "€", "S": "§", "P": "¶", "dag": "†", "ddag": "‡",
	"ss": "ß", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
	"LaTeX": "LaTeX", "TeX": "TeX", "slash": "/", "guillemotleft": "«", "guillemotright": "»", "texttimes": "×", "textperiodcentered": "·",
	"lq": "‘", "rq": "’", "dh": "ð", "th": "þ", "textvisiblespace": "␣", "checkmark": "✓",
	"%": "%", "&": "&", "_": "_", "#": "#", "$": "$", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ", "@": "",
	",": "\u2009", ";": " ", ":": " ", "!": "", "/": "", "-": "\u00ad", "quad": " ", "qquad": "  ", "space": " ", "enspace": " ", "thinspace": "\u2009",
	"hfill": " ", "hfil": " ", "dotfill": "…", "nobreakspace": "\u00a0", "today": "",
}

// accents go on the letter that follows.
var accents = map[string]string{
	"'": "\u0301", "`": "\u0300", "^": "\u0302", `"`: "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
	"c": "\u0327", "v": "\u030c", "H": "\u030b", "u": "\u0306", "r": "\u030a", "k": "\u0328", "d": "\u0323",
}

// nothing are commands without a meaning on a page, by how many arguments go
// with them.
var nothing = map[string]int{
	"noindent": 0, "indent": 0, "centering": 0, "raggedright": 0, "raggedleft": 0, "medskip": 0, "bigskip": 0, "smallskip": 0, "newpage": 0, "clearpage": 0,
	"pagebreak": 0, "nopagebreak": 0, "linebreak": 0, "sloppy": 0, "vfill": 0, "relax": 0, "protect": 0, "leavevmode": 0, "hline": 0, "toprule": 0,
	"midrule": 0, "bottomrule": 0, "label": 1, "vspace": 1, "hspace": 1, "cline": 1, "cmidrule": 1, "setlength": 2, "addtolength": 2,
	"setcounter": 2, "phantom": 1, "vphantom": 1, "hphantom": 1, "thispagestyle": 1, "pagestyle": 1, "usepackage": 1, "documentclass": 1, "color": 1,
	"rule": 2, "index": 1, "bibliography": 1, "bibliographystyle": 1, "maketitle": 0, "nextsample": 0, "remainingsamples": 0,
	"problemname": 1, "plainproblemname": 1, "sampleinput": 1, "begingroup": 0, "endgroup": 0, "bgroup": 0, "egroup": 0, "vskip": 0, "hskip": 0,
	"Examples": 0, "Example": 0, "exmp": 2, "exmpfile": 3, "displaystyle": 0, "allowbreak": 0, "nolinebreak": 0, "hyphenation": 1, "fi": 0, "selectlanguage": 1,
	"captionsetup": 1, "arraystretch": 0, "needspace": 1, "samplesection": 0, "kern": 0, "unskip": 0, "ignorespaces": 0,
}

// headings are sections, and what Polygon's olymp.sty has for them.
var headings = map[string]string{
	"InputFile": "Input", "OutputFile": "Output", "Note": "Note", "Notes": "Notes", "Interaction": "Interaction", "Scoring": "Scoring", "Limitations": "Constraints",
}

// command converts what begins with a backslash.
func (p *parser) command(f *flow) {
	name := commandName(p.rest()[1:])
	p.advance(1 + len(name))
	if name != "" && isLetter(name[0]) && name != "verb" && name != "lstinline" {
		if m, ok := p.macros[name]; ok {
			p.wordSpace()
			p.expand(m)
			return
		}
		if _, later := symbols[name]; !later || !p.at(" ") {
			p.wordSpace()
		}
	}
	if tags, ok := around[name]; ok {
		if name == "makebox" || name == "framebox" {
			p.option()
			p.option()
		}
		f.para.WriteString(tags[0] + p.argument() + tags[1])
		return
	}
	if typewriter[name] {
		p.literal++
		f.para.WriteString("<code>" + p.argument() + "</code>")
		p.literal--
		return
	}
	if tags, ok := switches[name]; ok {
		if p.at("{") {
			f.para.WriteString(tags[0] + p.argument() + tags[1])
		} else if tags[0] != "" && p.depth > 1 {
			f.font(tags[0], tags[1])
		}
		return
	}
	if s, ok := symbols[name]; ok {
		if isLetter(name[0]) {
			p.afterSymbol()
		}
		f.para.WriteString(html.EscapeString(s))
		return
	}
	if mark, ok := accents[name]; ok {
		letter := []rune(p.raw())
		if len(letter) > 1 && letter[0] == '\\' { // \'{\i}
			letter = []rune(strings.NewReplacer(`\i`, "i", `\j`, "j").Replace(string(letter)))
		}
		if len(letter) > 0 {
			f.para.WriteString(html.EscapeString(string(letter[0])+mark) + html.EscapeString(string(letter[1:])))
		}
		return
	}
	if n, ok := nothing[name]; ok {
		p.starred()
		p.option()
		for range n {
			p.raw()
		}
		return
	}
	if title, ok := headings[name]; ok {
		f.add("<h2>" + title + "</h2>")
		return
	}
	p.special(f, name)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// wordSpace skips the blanks that end a command's name; an empty line stays.
func (p *parser) wordSpace() {
	if _, ok := p.blank(); ok {
		return
	}
	for p.pos < len(p.src) && strings.IndexByte(" \t\n", p.src[p.pos]) >= 0 {
		p.advance(1)
	}
}

// afterSymbol skips the {} or the blank that ends a symbol's name.
func (p *parser) afterSymbol() {
	if p.at("{}") {
		p.advance(2)
		return
	}
	p.wordSpace()
}

func (p *parser) starred() {
	if p.at("*") {
		p.advance(1)
	}
}

// special converts the commands that are each their own case.
func (p *parser) special(f *flow, name string) {
	switch name {
	case "":
		// a backslash that ends the statement
	case `\`, "newline", "tabularnewline":
		p.starred()
		p.option()
		if f.para.Len() > 0 {
			f.para.WriteString("<br>")
		}
	case "par":
		f.flush()
	case "(":
		f.para.WriteString(inlineMath(p.until(`\)`)))
	case "[":
		f.display(p.until(`\]`))
	case "section", "subsection", "subsubsection", "paragraph", "subparagraph", "chapter":
		p.starred()
		p.option()
		level := map[string]string{"chapter": "h2", "section": "h2", "subsection": "h3", "subsubsection": "h4", "paragraph": "h4", "subparagraph": "h5"}[name]
		f.add("<" + level + ">" + strings.TrimSpace(p.argument()) + "</" + level + ">")
	case "begin":
		p.environment(f, strings.TrimSpace(p.raw()))
	case "item":
		p.note(`\item stands outside of a list`)
	case "newcommand", "renewcommand", "providecommand", "DeclareMathOperator":
		p.define()
	case "def", "gdef", "edef":
		p.def()
	case "let":
		p.raw()
		p.raw()
	case "verb", "lstinline":
		p.starred()
		p.verb(f)
	case "url", "path":
		address := unescapeURL(p.raw())
		f.para.WriteString(`<a href="` + html.EscapeString(address) + `">` + html.EscapeString(address) + `</a>`)
	case "href":
		address := unescapeURL(p.raw())
		f.para.WriteString(`<a href="` + html.EscapeString(address) + `">` + p.argument() + `</a>`)
	case "footnote":
		text := p.argument()
		p.footnotes = append(p.footnotes, text)
		f.para.WriteString("<sup>" + strconv.Itoa(len(p.footnotes)) + "</sup>")
	case "constant":
		key := strings.TrimSpace(p.raw())
		if p.o.Constant != nil {
			if v, ok := p.o.Constant(key); ok {
				f.para.WriteString(html.EscapeString(v))
				return
			}
		}
		p.note(`\constant{%.40s}: there is no constant of that name`, key)
	case "includegraphics":
		p.starred()
		options, _ := p.option()
		f.para.WriteString(p.image(p.raw(), width(options)))
	case "illustration":
		fraction, file, caption := p.raw(), p.raw(), ""
		p.space()
		if p.at("{") {
			caption = p.argument()
		}
		f.add(`<figure class="illustration">` + p.image(file, percent(fraction)) + figcaption(caption) + "</figure>")
	case "caption":
		p.starred()
		p.option()
		f.add(figcaption(p.argument()))
	case "epigraph":
		text := p.argument()
		f.add("<blockquote><p>" + text + "</p><p>— " + p.argument() + "</p></blockquote>")
	case "textcolor", "colorbox":
		p.raw()
		f.para.WriteString(p.argument())
	case "scalebox", "raisebox", "parbox":
		p.option()
		p.raw()
		f.para.WriteString(p.argument())
	case "resizebox":
		p.raw()
		p.raw()
		f.para.WriteString(p.argument())
	case "multirow", "multicolumn", "multicol":
		p.option()
		p.raw()
		p.raw()
		f.para.WriteString(p.argument())
	case "ref", "eqref", "cite", "pageref":
		p.note(`\%s refers to something that is not here`, name)
		p.raw()
	case "input", "include", "lstinputlisting", "verbatiminput":
		p.option()
		p.note(`\%s{%.60s}: other files are not read into a statement`, name, p.raw())
	case "iffalse":
		p.conditional(false)
	case "iftrue", "ifplastex":
		p.conditional(true)
	case "else":
		p.note(`\else stands outside of a condition`)
	default:
		p.note(`\%s is not known and is left out`, name)
	}
}

// conditional keeps one branch of \if… \else … \fi, which must not nest.
func (p *parser) conditional(yes bool) {
	end := strings.Index(p.rest(), `\fi`)
	if end < 0 {
		p.note(`\fi is missing`)
		return
	}
	first, second, _ := strings.Cut(p.rest()[:end], `\else`)
	after := p.rest()[end+len(`\fi`):]
	lines := strings.Count(p.rest()[:end], "\n")
	if yes {
		p.src, p.pos = first+after, 0
		return // lines after \else are then counted short
	}
	p.line += lines - strings.Count(second, "\n")
	p.src, p.pos = second+after, 0
}

// verb converts \verb|…|.
func (p *parser) verb(f *flow) {
	if p.pos == len(p.src) {
		return
	}
	delimiter := p.src[p.pos : p.pos+1]
	if delimiter == "{" {
		delimiter = "}"
	}
	p.advance(1)
	n := strings.Index(p.rest(), delimiter)
	if n < 0 {
		p.note(`\verb is not closed`)
		return
	}
	f.para.WriteString("<code>" + html.EscapeString(p.rest()[:n]) + "</code>")
	p.advance(n + 1)
}

func unescapeURL(s string) string {
	return strings.NewReplacer(`\_`, "_", `\%`, "%", `\#`, "#", `\&`, "&", `\~{}`, "~", `\~`, "~", `\textasciitilde`, "~").Replace(strings.TrimSpace(s))
}

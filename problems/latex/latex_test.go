package latex

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var options = Options{
	Image: func(name string) (string, bool) {
		return "/img/" + strings.TrimSuffix(name, ".png"), strings.HasPrefix(name, "map")
	},
	Constant: func(name string) (string, bool) { return "10<sup>5</sup>", name == "maxn" },
}

func TestHTML(t *testing.T) {
	for name, test := range map[string]struct{ tex, want string }{
		"paragraphs":     {"One\ntwo.\n\nThree.", "<p>One two.</p>\n<p>Three.</p>\n"},
		"comment":        {"a% gone\n  b\n%all\nc 5\\% d", "<p>ab c 5% d</p>\n"},
		"escaped":        {`<b>x</b> \& \_ \# \$ \{ \} a & b`, "<p>&lt;b&gt;x&lt;/b&gt; &amp; _ # $ { } a &amp; b</p>\n"},
		"quotes":         {"``Hello'' `a-z' --- 1--2 <<x>>", "<p>“Hello” ‘a-z’ — 1–2 «x»</p>\n"},
		"code":           {"\\texttt{a--b ``x''} \\t{go} \\verb|\\x{|", "<p><code>a--b ``x&#39;&#39;</code> <code>go</code> <code>\\x{</code></p>\n"},
		"fonts":          {`\textbf{a \emph{b}} {\bf c} \bf{d} {\it e {\tt f}} g`, "<p><strong>a <em>b</em></strong> <strong>c</strong> <strong>d</strong> <em>e <code>f</code></em> g</p>\n"},
		"math":           {`$a<b$ and \(x_1\)`, `<p><span class="math inline">\(a&lt;b\)</span> and <span class="math inline">\(x_1\)</span></p>` + "\n"},
		"display":        {"Then\n$$\\sum_{i} x$$\nholds.", "<p>Then</p>\n<div class=\"math display\">\\[\\sum_{i} x\\]</div>\n<p>holds.</p>\n"},
		"align":          {"\\begin{align*}a&=b\\\\c&=d\\label{x}\\end{align*}", "<div class=\"math display\">\\[\\begin{aligned}a&amp;=b\\\\c&amp;=d\\end{aligned}\\]</div>\n"},
		"sections":       {"\\problemname{X}\n\\section*{Input}\nOne.\n\\subsection{More}\n", "<h2>Input</h2>\n<p>One.</p>\n<h3>More</h3>\n"},
		"polygon":        {"\\begin{problem}{T}{standard input}{standard output}{1 second}{256 megabytes}\nx\n\\InputFile\ny\n\\Examples\n\\begin{example}\n\\exmp{1}{2}\n\\end{example}\n\\end{problem}\n", "<p>x</p>\n<h2>Input</h2>\n<p>y</p>\n\n"},
		"lists":          {"\\begin{itemize}[nosep]\n\\item a\n\n\\item b \\begin{enumerate}\\item c\\end{enumerate}\n\\item[x] d\n\\end{itemize}", "<ul>\n<li>a</li>\n<li><p>b</p>\n<ol>\n<li>c</li>\n</ol></li>\n<li><strong>x</strong> d</li>\n</ul>\n"},
		"table":          {"\\begin{tabular}{|l|r|}\\hline\na & $1$ \\\\ \\hline\n\\multicolumn{2}{c}{b} \\\\[2pt]\nc & \\\\\n\\end{tabular}", "<table>\n<thead><tr><th>a</th><th align=\"right\"><span class=\"math inline\">\\(1\\)</span></th></tr></thead>\n<tbody>\n<tr><td colspan=\"2\" align=\"center\">b</td></tr>\n<tr><td>c</td><td align=\"right\"></td></tr>\n</tbody>\n</table>\n"},
		"rows":           {"\\begin{tabular}{cc}\\multirow{2}{*}{a} & b \\\\ & c\\end{tabular}", "<table>\n<tbody>\n<tr><td rowspan=\"2\" align=\"center\">a</td><td align=\"center\">b</td></tr>\n<tr><td align=\"center\"></td><td align=\"center\">c</td></tr>\n</tbody>\n</table>\n"},
		"image":          {"\\begin{figure}[h]\\centering\\includegraphics[width=0.5\\textwidth]{map}\\caption{A \\emph{map}}\\end{figure}", "<figure><p><img src=\"/img/map\" alt=\"map\" width=\"50%\"></p>\n<figcaption>A <em>map</em></figcaption>\n</figure>\n"},
		"illustration":   {"\\illustration{.3}{map.png}{By X}\nText", "<figure class=\"illustration\"><img src=\"/img/map\" alt=\"map.png\" width=\"30%\"><figcaption>By X</figcaption></figure>\n<p>Text</p>\n"},
		"links":          {`\url{http://a.b/c_d} \href{http://a.b/?x=1\&y=2}{here}`, `<p><a href="http://a.b/c_d">http://a.b/c_d</a> <a href="http://a.b/?x=1&amp;y=2">here</a></p>` + "\n"},
		"constants":      {`\constant{maxn}`, "<p>10&lt;sup&gt;5&lt;/sup&gt;</p>\n"},
		"macros":         {"\\newcommand{\\N}{\\mathbb{N}}\\newcommand{\\pair}[2]{(#1, #2)}\\def\\q#1{<#1>}\n\\pair{a}{$x\\in\\N$} \\q{z}", "<p>(a, <span class=\"math inline\">\\(x\\in\\mathbb{N}\\)</span>) &lt;z&gt;</p>\n"},
		"accents":        {`caf\'e \"{o} \aa\ \ss{} \o rt`, "<p>cafe\u0301 o\u0308 å ß ørt</p>\n"},
		"verbatim":       {"\\begin{verbatim}\n<a> \\b\n\\end{verbatim}", "<pre><code>&lt;a&gt; \\b\n</code></pre>\n"},
		"footnote":       {"a\\footnote{b}", "<p>a<sup>1</sup></p>\n<div class=\"footnotes\"><hr><ol><li>b</li></ol></div>\n"},
		"breaks":         {`a\\b \newline c\ldots{} d~e`, "<p>a<br>b <br>c… d&nbsp;e</p>\n"},
		"input section":  {"\\begin{Input}\nx\n\\end{Input}", "<h2>Input</h2>\n<p>x</p>\n\n"},
		"conditional":    {"a\\ifplastex b\\else c\\fi d", "<p>ab d</p>\n"},
		"nothing at all": {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, notes := HTML(test.tex, options)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if len(notes) > 0 {
				t.Errorf("notes: %v", notes)
			}
		})
	}
}

func TestNotes(t *testing.T) {
	_, got := HTML("x\n\\strange{a}\n\n\\includegraphics{other}\n\\begin{tikzpicture}\n\\end{tikzpicture}\n}\n\\input{secret}\n$x", options)
	want := []Note{
		{2, `\strange is not known and is left out`},
		{4, `the image "other" is not shown: there is no PNG, JPEG, GIF, WebP or SVG file of that name`},
		{5, `the environment "tikzpicture" is not known; what is in it is shown as text`},
		{7, "there is nothing here that \"}\\n\\\\input{secret}\\n$x\" could end"},
		{8, `\input{secret}: other files are not read into a statement`},
		{9, `$ is missing at the end of a formula`},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestBombs: sources that grow without end when they are expanded end soon, and
// say why.
func TestBombs(t *testing.T) {
	doubling := `\def\a{xxxxxxxxxx}`
	for i := 'b'; i <= 'z'; i++ {
		doubling += `\def\` + string(i) + `{` + strings.Repeat(`\`+string(i-1)+` `, 10) + `}`
	}
	for name, tex := range map[string]string{
		"itself":   `\def\a{\a\a}\a`,
		"growing":  `\def\a{xxxxxxxxxxxxxxxx\a}\a`,
		"doubling": strings.ReplaceAll(doubling, `\c`, `\k`) + `\q`,
		"in math":  `\def\a{\a\a}$\a$`,
		"groups":   strings.Repeat("{", 100_000),
		"lists":    strings.Repeat(`\begin{itemize}\item `, 10_000),
		"tables":   strings.Repeat(`\begin{tabular}{c}`, 10_000),
		"bold":     strings.Repeat(`\textbf`, 50_000),
	} {
		out, notes := HTML(tex, options)
		if len(out) > 3*maxBytes || len(notes) == 0 {
			t.Errorf("%s: %d bytes, %v", name, len(out), notes)
		}
	}
}

// FuzzHTML looks for sources that make the converter panic or loop.
func FuzzHTML(f *testing.F) {
	seeds, err := filepath.Glob("../testdata/foreign/*/*/*/problem.*.tex")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range seeds {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Add(`\begin{tabular}{|c|}\hline a&\multirow{2}{*}{x}\\\end{tabular}$\a{b}$\[x\]\verb|x|\'e\def\a#1{#1}\a{\a{b}}`)
	f.Fuzz(func(t *testing.T, tex string) {
		out, _ := HTML(tex, options)
		if len(out) > 8*maxBytes {
			t.Errorf("%d bytes of HTML from %d", len(out), len(tex))
		}
	})
}

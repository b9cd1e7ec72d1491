package problems

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/gohugoio/hugo-goldmark-extensions/passthrough"
	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// RenderMarkdown turns Markdown (CommonMark with tables, footnotes and TeX in
// $…$ and $$…$$) into HTML that is safe to put into a page, whoever wrote it.
//
// Formulas become <span class="math inline">\(…\)</span> and
// <div class="math display">\[…\]</div> for the page to typeset; without a
// script they are still legible. Raw HTML, scripts, images and links other than
// http, https and mailto are taken out.
func RenderMarkdown(source string) (string, error) {
	var out bytes.Buffer
	if err := markdown.Convert([]byte(source), &out); err != nil {
		return "", fmt.Errorf("render %d bytes of Markdown: %w", len(source), err)
	}
	return policy.Sanitize(out.String()), nil
}

var (
	markdown = newMarkdown()
	policy   = newPolicy()
)

func newMarkdown() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough,
			extension.Footnote,
			passthrough.New(passthrough.Config{
				InlineDelimiters: []passthrough.Delimiters{{Open: "$", Close: "$"}},
				BlockDelimiters:  []passthrough.Delimiters{{Open: "$$", Close: "$$"}},
			}),
		),
		// The extension writes formulas out raw, which the sanitizer would then
		// take apart: "$a<b$" looks like a tag. A lower number goes first.
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(mathRenderer{}, 50))),
	)
}

// mathRenderer writes formulas escaped.
type mathRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (mathRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(passthrough.KindPassthroughInline, renderInlineMath)
	reg.Register(passthrough.KindPassthroughBlock, renderBlockMath)
}

func renderInlineMath(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		tex := string(n.(*passthrough.PassthroughInline).Segment.Value(source))
		writeMath(w, strings.TrimSuffix(strings.TrimPrefix(tex, "$"), "$"), "span", "inline", `\(`, `\)`)
	}
	return ast.WalkContinue, nil
}

func renderBlockMath(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		var tex strings.Builder
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			tex.Write(line.Value(source))
		}
		text := strings.TrimSpace(tex.String())
		writeMath(w, strings.TrimSuffix(strings.TrimPrefix(text, "$$"), "$$"), "div", "display", `\[`, `\]`)
		w.WriteByte('\n')
	}
	return ast.WalkSkipChildren, nil
}

// writeMath writes to a buffer whose error shows up when goldmark flushes it.
func writeMath(w util.BufWriter, tex, element, class, open, end string) {
	fmt.Fprintf(w, `<%s class="math %s">%s%s%s</%s>`, element, class, open, html.EscapeString(tex), end, element)
}

// newPolicy allows what goldmark writes, and nothing else.
func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre",
		"ul", "ol", "li", "em", "strong", "del", "code", "table", "thead", "tbody", "tr", "sup", "span", "div")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^math (inline|display)$`)).OnElements("span", "div")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^language-[a-z0-9+]+$`)).OnElements("code")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^footnotes?(-ref|-backref)?$`)).OnElements("div", "a", "sup")
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^fn(ref)?\d*:\d+$`)).OnElements("li", "sup")
	p.AllowAttrs("align").Matching(bluemonday.CellAlign).OnElements("th", "td")
	p.AllowElements("th", "td")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowRelativeURLs(true)
	p.RequireParseableURLs(true)
	p.RequireNoFollowOnLinks(true)
	p.RequireNoReferrerOnLinks(true)
	return p
}

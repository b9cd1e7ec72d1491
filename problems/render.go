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
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"assize/problems/latex"
)

// RenderMarkdown turns Markdown (CommonMark with tables, footnotes and TeX in
// $…$ and $$…$$) into HTML that is safe to put into a page, whoever wrote it.
//
// Formulas become <span class="math inline">\(…\)</span> and
// <div class="math display">\[…\]</div> for the page to typeset; without a
// script they are still legible. Raw HTML, scripts, images and links other than
// http, https and mailto are taken out.
func RenderMarkdown(source string) (string, error) {
	html, _, err := renderMarkdown(source, func(string) (string, bool) { return "", false })
	return html, err
}

// renderMarkdown shows the images that find knows, and notes the others.
func renderMarkdown(source string, find func(name string) (src string, ok bool)) (string, []latex.Note, error) {
	data := []byte(source)
	document := markdown.Parser().Parse(text.NewReader(data))
	notes := placeImages(document, data, find)
	var out bytes.Buffer
	if err := markdown.Renderer().Render(&out, data, document); err != nil {
		return "", nil, fmt.Errorf("render %d bytes of Markdown: %w", len(source), err)
	}
	return policy.Sanitize(out.String()), notes, nil
}

// imageWidth is pandoc's way to say how wide an image is: ![…](…){width=50%}.
var imageWidth = regexp.MustCompile(`^\{[^}\n]*?width="?(\d{1,3}%|\d{1,4})(?:px)?"?[^}\n]*\}`)

func placeImages(document ast.Node, source []byte, find func(name string) (src string, ok bool)) (notes []latex.Note) {
	var unknown []*ast.Image
	// The walk only fails where its function does.
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		image, ok := n.(*ast.Image)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		src, ok := find(string(image.Destination))
		if !ok {
			unknown = append(unknown, image)
			return ast.WalkContinue, nil
		}
		image.Destination = []byte(src)
		if next, ok := image.NextSibling().(*ast.Text); ok {
			if m := imageWidth.FindSubmatch(next.Value(source)); m != nil {
				image.SetAttributeString("width", m[1])
				next.Segment.Start += len(m[0])
			}
		}
		return ast.WalkContinue, nil
	})
	for _, image := range unknown {
		at := 0
		for n := image.Parent(); n != nil; n = n.Parent() {
			if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
				at = n.Lines().At(0).Start
				break
			}
		}
		notes = append(notes, latex.Note{Line: 1 + bytes.Count(source[:at], []byte("\n")), Message: fmt.Sprintf(
			"the image %.80q is not shown: there is no PNG, JPEG, GIF, WebP or SVG file of that name in statement/", image.Destination)})
		image.Parent().RemoveChild(image.Parent(), image)
	}
	return notes
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
		"ul", "ol", "li", "em", "strong", "del", "code", "table", "thead", "tbody", "tr", "sup", "sub", "u", "span", "div", "figure", "figcaption")
	// Images are those of the problem's own package, which the gateway serves.
	p.AllowAttrs("src").Matching(regexp.MustCompile(`^/api/v1/problems/[a-z0-9-]+/images/[0-9a-f]{64}$`)).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("width").Matching(regexp.MustCompile(`^(\d{1,3}%|\d{1,4})$`)).OnElements("img")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^(center|smallcaps)$`)).OnElements("span", "div")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^illustration$`)).OnElements("figure")
	p.AllowAttrs("colspan", "rowspan").Matching(regexp.MustCompile(`^\d{1,3}$`)).OnElements("th", "td")
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

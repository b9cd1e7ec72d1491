package problems

import (
	"strings"
	"testing"
)

func TestRenderMarkdown(t *testing.T) {
	for source, want := range map[string]string{
		"Let $a<b$ & $x_1 * y_2 * z$.": `<p>Let <span class="math inline">\(a&lt;b\)</span> &amp; <span class="math inline">\(x_1 * y_2 * z\)</span>.</p>`,
		"$$\\sum_{i<n} a_i$$":          `<div class="math display">\[\sum_{i&lt;n} a_i\]</div>`,
		"## Input\n\nOne *line*.":      "<h2>Input</h2>\n<p>One <em>line</em>.</p>",
		"|a|b|\n|:-|-:|\n|1|2|":        "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"left\">1</td>\n<td align=\"right\">2</td>\n</tr>\n</tbody>\n</table>",
		"```cpp\na<b>c\n```":           "<pre><code class=\"language-cpp\">a&lt;b&gt;c\n</code></pre>",
		"costs 5 \\$ or 6 \\$":         "<p>costs 5 $ or 6 $</p>",
		"[a](https://example.org)":     `<p><a href="https://example.org" rel="nofollow noreferrer">a</a></p>`,
	} {
		got, err := RenderMarkdown(source)
		if err != nil {
			t.Errorf("%q: %v", source, err)
		}
		if strings.TrimSpace(got) != want {
			t.Errorf("%q: got\n%s\nwant\n%s", source, got, want)
		}
	}
}

// TestRenderMarkdownIsSafe: nothing of what a hostile setter writes may run.
func TestRenderMarkdownIsSafe(t *testing.T) {
	for _, source := range []string{
		"<script>alert(1)</script>",
		"<img src=x onerror=alert(1)>",
		"![x](https://tracker.example/x.png)",
		"[x](javascript:alert(1))",
		"[x](data:text/html,<script>alert(1)</script>)",
		"[x](vbscript:x)",
		"<a href=\"java\nscript:alert(1)\">x</a>",
		"<svg><script>alert(1)</script></svg>",
		"<iframe src=https://example.org></iframe>",
		"<p style=\"background:url(javascript:x)\" onclick=alert(1)>x</p>",
		"<form action=/><input name=x></form>",
		"$<img src=x onerror=alert(1)>$",
		"$$</div><script>alert(1)</script>$$",
		"$\"><script>alert(1)</script>$",
		"```\"><script>alert(1)</script>\nx\n```",
		"<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
		"<span class=\"evil\">x</span><div id=\"app\">y</div>",
	} {
		got, err := RenderMarkdown(source)
		if err != nil {
			t.Errorf("%q: %v", source, err)
		}
		for _, bad := range []string{"<script", "<img", "<svg", "<iframe", "<form", "<input", "<style", "<math", "href=\"java", "href=\"data", "href=\"vb", "style=", "evil", "id=\"app\""} {
			if strings.Contains(strings.ToLower(got), bad) {
				t.Errorf("%q gives %q, which has %q", source, got, bad)
			}
		}
		for _, tag := range strings.Split(got, "<")[1:] {
			if inside, _, _ := strings.Cut(tag, ">"); strings.Contains(inside, " on") {
				t.Errorf("%q gives %q, with a handler", source, got)
			}
		}
	}
}

package gateway

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"assize/judge"
	"assize/problems"
)

// withStatements gives a package statements in two languages, images and a PDF.
func withStatements(t *testing.T) func(fstest.MapFS) {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return func(m fstest.MapFS) {
		m["problem.yaml"].Data = bytes.Replace(m["problem.yaml"].Data, []byte("name: Adding in jars"), []byte("name: {en: Jars, pt-BR: Jarros}"), 1)
		m["statement/problem.en.md"].Data = []byte("Add.\n\n![the jars](jars.png){width=40%} ![](https://example.org/track.png) <script>alert(1)</script>\n")
		m["statement/problem.pt-BR.tex"] = &fstest.MapFile{Data: []byte("\\problemname{Jarros}\nSome $a<b$.\n\n\\includegraphics[width=0.5\\textwidth]{figure}\n")}
		m["statement/problem.pt-BR.pdf"] = &fstest.MapFile{Data: []byte("%PDF-1.4 jarros")}
		m["statement/jars.png"] = &fstest.MapFile{Data: picture.Bytes()}
		m["statement/figure.svg"] = &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>`)}
	}
}

func TestStatements(t *testing.T) {
	f := start(t)
	var done Imported
	f.admin.must(201, "POST", "/api/v1/problems", zipped(t, "jars/", packageFiles("jars", withStatements(t))), &done)
	if len(done.Warnings) != 1 || !strings.Contains(done.Warnings[0].Message, "track.png") || done.Warnings[0].Line != 3 {
		t.Errorf("warnings %+v", done.Warnings)
	}
	ada := f.contestant("ada")
	pictures := map[string]string{} // language to the image's address
	for query, want := range map[string][4]string{
		"":                {"en", "markdown", "Jars", "<p>Add.</p>"},
		"?language=en-GB": {"en", "markdown", "Jars", "<p>Add.</p>"},
		"?language=xx":    {"en", "markdown", "Jars", "<p>Add.</p>"},
		"?language=pt":    {"pt-BR", "latex", "Jarros", `<p>Some <span class="math inline">\(a&lt;b\)</span>.</p>`},
	} {
		var p problemPage
		ada.must(200, "GET", "/api/v1/problems/jars"+query, nil, &p)
		if got := [4]string{p.StatementLanguage, p.StatementFormat, p.Name, strings.SplitN(p.StatementHTML, "\n", 2)[0]}; got != want {
			t.Errorf("%q: %q, want %q", query, got, want)
		}
		if strings.Contains(p.StatementHTML, "script") || strings.Contains(p.StatementHTML, "example.org") {
			t.Errorf("%q: %s", query, p.StatementHTML)
		}
		if len(p.StatementLanguages) != 2 || p.StatementLanguages[0] != (statementLanguage{"en", "Jars", ""}) ||
			p.StatementLanguages[1] != (statementLanguage{"pt-BR", "Jarros", "/api/v1/problems/jars/statement.pdf?language=pt-BR"}) {
			t.Errorf("%q: languages %+v", query, p.StatementLanguages)
		}
		_, after, ok := strings.Cut(p.StatementHTML, `<img src="`)
		if !ok {
			t.Fatalf("%q: no image in %s", query, p.StatementHTML)
		}
		pictures[p.StatementLanguage], _, _ = strings.Cut(after, `"`)
	}
	nobody := &person{f: f}
	for language, mediaType := range map[string]string{"en": "image/png", "pt-BR": "image/svg+xml"} {
		r := nobody.must(200, "GET", pictures[language], nil, nil)
		if r.header.Get("Content-Type") != mediaType || !strings.Contains(r.header.Get("Content-Security-Policy"), "sandbox") || r.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", pictures[language], r.header)
		}
		nobody.must(304, "GET", pictures[language], nil, nil, "If-None-Match", r.header.Get("ETag"))
	}
	r := ada.must(200, "GET", "/api/v1/problems/jars/statement.pdf?language=pt-BR", nil, nil)
	if string(r.body) != "%PDF-1.4 jarros" || r.header.Get("Content-Disposition") != "attachment; filename=jars-pt-BR.pdf" {
		t.Errorf("PDF: %q, %v", r.body, r.header)
	}
	ada.must(404, "GET", "/api/v1/problems/jars/statement.pdf?language=en", nil, nil)

	// What cannot be seen has no images either.
	f.admin.must(200, "PATCH", "/api/v1/problems/jars", map[string]any{"visibility": "hidden"}, nil)
	nobody.must(404, "GET", pictures["en"], nil, nil)
	ada.must(404, "GET", "/api/v1/problems/jars/statement.pdf?language=pt-BR", nil, nil)
	ada.must(404, "GET", strings.Replace(pictures["en"], "/jars/", "/other/", 1), nil, nil)
	f.admin.must(200, "GET", pictures["en"], nil, nil)
}

// TestPackageOut: what comes out is what went in, as a package that can go in
// again.
func TestPackageOut(t *testing.T) {
	f := start(t)
	body := zipped(t, "jars/", packageFiles("jars", withStatements(t)))
	in, err := problems.LoadZip(bytes.NewReader(body), int64(len(body)), problems.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	f.admin.must(201, "POST", "/api/v1/problems", body, nil)
	r := f.admin.must(200, "GET", "/api/v1/problems/jars/package", nil, nil)
	out, err := problems.LoadZip(bytes.NewReader(r.body), int64(len(r.body)), problems.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	a, errA := in.Digest()
	b, errB := out.Digest()
	if errA != nil || errB != nil || a != b || out.Slug != "jars" {
		t.Errorf("digests %s (%v) and %s (%v), slug %q", a, errA, b, errB, out.Slug)
	}
	var done Imported
	f.admin.must(200, "POST", "/api/v1/problems", r.body, &done)
	if done.Changed {
		t.Error("the package that came out is another one")
	}
	f.contestant("ada").must(403, "GET", "/api/v1/problems/jars/package", nil, nil)
	f.admin.must(404, "GET", "/api/v1/problems/none/package", nil, nil)
}

// TestAttachments: a problem's files are listed on its page and come as downloads, to
// those who may see it.
func TestAttachments(t *testing.T) {
	f := start(t)
	f.addProblem("plain")
	f.addProblem("jars", func(m fstest.MapFS) {
		m["attachments/tools/try it.py"] = &fstest.MapFile{Data: []byte("left out: the name")}
		m["attachments/tools/try.py"] = &fstest.MapFile{Data: []byte("<script>alert(1)</script>")}
		m["attachments/map.svg"] = &fstest.MapFile{Data: []byte("<svg/>")}
	})
	ada, nobody := f.contestant("ada"), &person{f: f}
	var p problemPage
	ada.must(200, "GET", "/api/v1/problems/plain", nil, &p)
	if p.Attachments == nil || len(p.Attachments) != 0 {
		t.Errorf("of a problem without: %+v", p.Attachments)
	}
	ada.must(200, "GET", "/api/v1/problems/jars", nil, &p)
	if len(p.Attachments) != 2 || p.Attachments[0].Name != "map.svg" || p.Attachments[1].Name != "tools/try.py" || p.Attachments[1].Bytes != 25 {
		t.Fatalf("%+v", p.Attachments)
	}
	for i, want := range []string{"<svg/>", "<script>alert(1)</script>"} {
		a := p.Attachments[i]
		r := nobody.must(200, "GET", a.URL, nil, nil)
		if string(r.body) != want || string(judge.DigestOf(r.body)) != a.SHA256 || r.header.Get("Content-Type") != "application/octet-stream" ||
			!strings.HasPrefix(r.header.Get("Content-Disposition"), "attachment; filename=") || !strings.Contains(r.header.Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%s: %q %v", a.Name, r.body, r.header)
		}
		nobody.must(304, "GET", a.URL, nil, nil, "If-None-Match", r.header.Get("ETag"))
	}
	for _, name := range []string{"", "tools", "try.py", "..%2Fproblem.yaml", "%2Fetc%2Fpasswd", "tools%2F..%2Fmap.svg", "%00", "tools/try%20it.py"} {
		if r := nobody.do("GET", "/api/v1/problems/jars/attachment?name="+name, nil); r.status != 404 && r.status != 400 {
			t.Errorf("%q: %d %s", name, r.status, r.body)
		}
	}
	f.admin.must(200, "PATCH", "/api/v1/problems/jars", map[string]any{"visibility": "hidden"}, nil)
	ada.must(404, "GET", p.Attachments[0].URL, nil, nil)
	f.admin.must(200, "GET", p.Attachments[0].URL, nil, nil)
}

// TestSlowDownload: a package and an export may take longer on their way than any other
// answer. The time of an answer is over here before the first byte of it is written.
func TestSlowDownload(t *testing.T) {
	f := start(t)
	f.admin.must(201, "POST", "/api/v1/problems", zipped(t, "jars/", packageFiles("jars", withStatements(t))), nil)
	whole := f.admin.must(200, "GET", "/api/v1/problems/jars/package", nil, nil).body
	f.run(func(c *Config) { c.WriteTime = 1 })
	get := func(path string) ([]byte, error) {
		r, err := http.NewRequestWithContext(t.Context(), "GET", f.url+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+f.admin.token)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			return nil, err
		}
		defer answer.Body.Close()
		return io.ReadAll(answer.Body)
	}
	if b, err := get("/api/v1/problems/jars/package"); err != nil || !bytes.Equal(b, whole) {
		t.Errorf("a package: %d of %d bytes, %v", len(b), len(whole), err)
	}
	if _, err := get("/api/v1/problems"); err == nil {
		t.Error("the time of an answer does not bound the others")
	}
}

package gateway

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/judge"
	"assize/problems"
)

func zipped(t *testing.T, folder string, files fstest.MapFS) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, file := range files {
		w, err := z.Create(folder + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(file.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestImport(t *testing.T) {
	f := start(t)
	pkg := zipped(t, "adding/", packageFiles("adding"))
	var done Imported
	f.admin.must(201, "POST", "/api/v1/problems", pkg, &done)
	if done.Slug != "adding" || done.Version != 1 || !done.Changed || !done.Applied {
		t.Errorf("first import: %+v", done)
	}
	f.admin.must(200, "POST", "/api/v1/problems", pkg, &done)
	if done.Version != 1 || done.Changed || !done.Applied {
		t.Errorf("same package again: %+v", done)
	}
	changed := zipped(t, "adding/", packageFiles("adding", func(m fstest.MapFS) {
		m["data/secret/02.in"] = &fstest.MapFile{Data: []byte("0 0\n")}
		m["data/secret/02.ans"] = &fstest.MapFile{Data: []byte("0\n")}
	}))
	f.admin.must(201, "POST", "/api/v1/problems", changed, &done)
	if done.Version != 2 {
		t.Errorf("changed package: %+v", done)
	}
	// The data that judgements name are in the blob store.
	var digest string
	f.scan(&digest, `SELECT dataset FROM problem_versions WHERE number = 2`)
	if has, err := f.blobs.Has(t.Context(), judge.Digest(digest)); err != nil || !has {
		t.Errorf("dataset %s in the store: %v, %v", digest, has, err)
	}

	for name, body := range map[string][]byte{
		"no zip":      []byte("PK no"),
		"no folder":   zipped(t, "", packageFiles("x")),
		"no package":  zipped(t, "x/", fstest.MapFS{"readme.txt": {Data: []byte("hello")}}),
		"zip slip":    zipped(t, "x/../../", packageFiles("x")),
		"wrong type":  zipped(t, "x/", packageFiles("x", func(m fstest.MapFS) { m["problem.yaml"].Data = []byte("name: [1, 2") })),
		"empty":       {},
		"bad charset": zipped(t, "x/", packageFiles("x", func(m fstest.MapFS) { m["statement/problem.en.md"].Data = []byte{0xff, 0xfe, 0} })),
	} {
		r := f.admin.must(400, "POST", "/api/v1/problems", body, nil)
		if code, message := r.error(); code != "invalid" || message == "" {
			t.Errorf("%s: %s", name, r.body)
		}
	}
	f.admin.must(415, "POST", "/api/v1/problems", `{"slug": "x"}`, nil)
	f.contestant("ada").must(403, "POST", "/api/v1/problems", pkg, nil)
}

func TestImportTooLarge(t *testing.T) {
	f := start(t, func(c *Config) { c.MaxPackageBytes = 20_000 })
	f.admin.must(413, "POST", "/api/v1/problems", bytes.Repeat([]byte("PK"), 1<<20), nil)
}

func TestListProblems(t *testing.T) {
	f := start(t)
	for _, slug := range []string{"apple", "banana", "cherry"} {
		f.addProblem(slug, func(m fstest.MapFS) {
			difficulty := map[string]string{"apple": "easy", "banana": "hard", "cherry": "medium"}[slug]
			m["assize.yaml"] = &fstest.MapFile{Data: []byte("difficulty: " + difficulty + "\n")}
			if slug == "banana" {
				m["problem.yaml"].Data = bytes.Replace(m["problem.yaml"].Data, []byte("[sums"), []byte("[yellow, sums"), 1)
			}
		})
	}
	f.addProblem("secret-one")
	f.admin.must(200, "PATCH", "/api/v1/problems/secret-one", map[string]any{"visibility": "hidden"}, nil)
	ada := f.contestant("ada")
	a := ada.submit("banana")
	f.judged(a, judge.WA)
	f.judged(ada.submit("banana"), judge.AC)
	f.judged(ada.submit("cherry"), judge.TLE)

	for query, want := range map[string]string{
		"":                           "apple banana cherry",
		"?sort=difficulty":           "apple cherry banana",
		"?difficulty=hard":           "banana",
		"?tag=sums&tag=yellow":       "banana",
		"?tag=nothing":               "",
		"?q=cherr":                   "cherry",
		"?q=ADDING+zebra":            "apple banana cherry",
		"?q=zebra&sort=relevance":    "apple banana cherry",
		"?q=%22)(%27%3B--":           "",
		"?per_page=1&page=2":         "banana",
		"?per_page=2&page=9":         "",
		"?q=secret":                  "",
		"?q=apple&difficulty=easy":   "apple",
		"?sort=newest":               "cherry banana apple",
		"?q=apple%27%3A*+%7C+banana": "",
	} {
		var list problemList
		ada.must(200, "GET", "/api/v1/problems"+query, nil, &list)
		var got []string
		for _, p := range list.Problems {
			got = append(got, p.Slug)
			if p.Solved != (p.Slug == "banana") || p.Attempted != (p.Slug != "apple") {
				t.Errorf("%s: %s solved %v, attempted %v", query, p.Slug, p.Solved, p.Attempted)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", query, got, want)
		}
		if strings.Contains(query, "per_page") && list.Total != 3 {
			t.Errorf("%s: total %d", query, list.Total)
		}
	}
	var list problemList
	f.admin.must(200, "GET", "/api/v1/problems", nil, &list)
	if list.Total != 4 {
		t.Errorf("the jury sees %d problems", list.Total)
	}
	var tags struct {
		Tags []struct {
			Tag      string
			Problems int
		}
	}
	ada.must(200, "GET", "/api/v1/tags", nil, &tags)
	if len(tags.Tags) != 3 || tags.Tags[1].Tag != "sums" || tags.Tags[1].Problems != 3 {
		t.Errorf("tags %+v", tags.Tags)
	}
}

func TestGetProblem(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada := f.contestant("ada")
	var p problemPage
	r := ada.must(200, "GET", "/api/v1/problems/add", nil, &p)
	if p.Version != 1 || !strings.Contains(p.StatementHTML, "math inline") || len(p.Samples) != 1 || p.Samples[0].Answer != "3\n" {
		t.Errorf("problem %+v", p)
	}
	perSecond := judge.CurrentCostTable.FuelPerSecond
	if p.Limits.TimeMS != 1000 || p.Limits.Fuel != perSecond || p.Limits.FuelByLanguage["go"] != perSecond*3/2 {
		t.Errorf("limits %+v", p.Limits)
	}
	if len(p.Examples) != 0 || !p.ExamplesLocked {
		t.Errorf("examples before solving it: %+v", p.Examples)
	}
	ada.must(304, "GET", "/api/v1/problems/add", nil, nil, "If-None-Match", r.header.Get("ETag"))
	f.judged(ada.submit("add"), judge.AC)
	ada.must(200, "GET", "/api/v1/problems/add", nil, &p, "If-None-Match", r.header.Get("ETag"))
	if len(p.Examples) != 1 || p.ExamplesLocked || p.Examples[0].Language != "cpp" {
		t.Errorf("examples after solving it: %+v", p.Examples)
	}
	f.admin.must(200, "GET", "/api/v1/problems/add", nil, &p)
	if len(p.Examples) != 1 {
		t.Errorf("examples for the jury: %+v", p.Examples)
	}
}

// TestHiddenProblem: what is hidden is answered as if it did not exist, until a
// contest with it begins.
func TestHiddenProblem(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.admin.must(200, "PATCH", "/api/v1/problems/add", map[string]any{"visibility": "hidden"}, nil)
	f.addContest("cup", time.Hour, "add")
	ada := f.contestant("ada")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)

	same := func(method, path, missing string, body func(string) any) {
		t.Helper()
		var b1, b2 any
		if body != nil {
			b1, b2 = body("add"), body("absent")
		}
		r1, r2 := ada.must(404, method, path, b1, nil), ada.must(404, method, missing, b2, nil)
		_, m1 := r1.error()
		_, m2 := r2.error()
		if strings.ReplaceAll(m1, "add", "absent") != m2 {
			t.Errorf("%s %s: hidden %q, missing %q", method, path, m1, m2)
		}
	}
	try := func(slug string) any {
		return map[string]any{"problem": slug, "language": "cpp", "source": "x", "samples": true}
	}
	same("GET", "/api/v1/problems/add", "/api/v1/problems/absent", nil)
	same("POST", "/api/v1/submissions", "/api/v1/submissions", func(slug string) any { return submission(slug) })
	same("POST", "/api/v1/trials", "/api/v1/trials", try)
	var c contestPage
	ada.must(200, "GET", "/api/v1/contests/cup", nil, &c)
	if len(c.Problems) != 0 {
		t.Errorf("problems before the contest: %+v", c.Problems)
	}
	f.advance(time.Hour)
	ada.must(200, "GET", "/api/v1/contests/cup", nil, &c)
	if len(c.Problems) != 1 {
		t.Errorf("problems in the contest: %+v", c.Problems)
	}
	ada.must(200, "GET", "/api/v1/problems/add", nil, nil)
	ada.must(202, "POST", "/api/v1/trials", try("add"), nil)
	// In practice one could try it out without a penalty.
	ada.must(403, "POST", "/api/v1/submissions", submission("add"), nil)
	ada.must(202, "POST", "/api/v1/submissions", submission("add", "contest", "cup"), nil)
}

// TestImportRace imports the same package from several sides at once.
func TestImportRace(t *testing.T) {
	f := start(t)
	changed := make(chan bool, 8)
	for range cap(changed) {
		go func() {
			p, err := problems.Load(packageFiles("race"))
			if err != nil {
				t.Error(err)
				changed <- false
				return
			}
			p.Slug = "race"
			done, err := f.s.ImportPackage(context.Background(), p)
			if err != nil {
				t.Error(err)
			}
			changed <- done.Changed
		}()
	}
	n := 0
	for range cap(changed) {
		if <-changed {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d of %d imports of one package made a version", n, cap(changed))
	}
}

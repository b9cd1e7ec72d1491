package gateway

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"assize/judge"
)

func (p *person) putDraft(status int, problem, source string, version int64, to any) response {
	p.f.t.Helper()
	return p.must(status, "PUT", "/api/v1/me/drafts/"+problem+"/cpp", map[string]any{"source": source, "version": version}, to)
}

// TestDrafts plays two machines of one account that write at the same draft.
func TestDrafts(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada, bob := f.contestant("ada"), f.contestant("bob")
	ada.must(404, "GET", "/api/v1/me/drafts/add/cpp", nil, nil)
	var first, second draft
	ada.putDraft(200, "add", "int a;", 0, &first)
	if first.Version == 0 || first.Problem != "add" || first.Language != "cpp" || first.Source != "int a;" {
		t.Errorf("first: %+v", first)
	}
	ada.putDraft(200, "add", "int b;", first.Version, &second)
	if second.Version <= first.Version {
		t.Errorf("versions %d, then %d", first.Version, second.Version)
	}
	// The answer was lost: the same again is no conflict and no new version.
	var again draft
	ada.putDraft(200, "add", "int b;", first.Version, &again)
	if again.Version != second.Version {
		t.Errorf("the same again made version %d of %d", again.Version, second.Version)
	}
	// The other machine still has the first one.
	var clash draftConflict
	ada.putDraft(409, "add", "int c;", first.Version, &clash)
	if clash.Error.Code != judge.Conflict || clash.Stored == nil || clash.Stored.Source != "int b;" || clash.Stored.Version != second.Version ||
		clash.Yours.Source != "int c;" || clash.Yours.Version != first.Version {
		t.Errorf("conflict: %+v", clash)
	}
	ada.putDraft(200, "add", "int c;", clash.Stored.Version, &again)
	// Deleted here, written there.
	ada.must(409, "DELETE", fmt.Sprintf("/api/v1/me/drafts/add/cpp?version=%d", second.Version), nil, nil)
	ada.must(204, "DELETE", fmt.Sprintf("/api/v1/me/drafts/add/cpp?version=%d", again.Version), nil, nil)
	ada.must(204, "DELETE", "/api/v1/me/drafts/add/cpp", nil, nil)
	clash = draftConflict{}
	ada.putDraft(409, "add", "int d;", again.Version, &clash)
	if clash.Stored != nil || clash.Yours.Source != "int d;" {
		t.Errorf("conflict with a deletion: %+v", clash)
	}
	ada.putDraft(200, "add", "", 0, &first)
	if first.Version <= again.Version {
		t.Errorf("after a deletion version %d comes again", first.Version)
	}

	bob.must(404, "GET", "/api/v1/me/drafts/add/cpp", nil, nil)
	bob.putDraft(200, "add", "int bob;", 0, nil)
	var list struct{ Drafts []draftSummary }
	ada.must(200, "GET", "/api/v1/me/drafts?problem=add", nil, &list)
	if len(list.Drafts) != 1 || list.Drafts[0].Bytes != 0 || list.Drafts[0].Version != first.Version {
		t.Errorf("list: %+v", list.Drafts)
	}
	ada.must(200, "GET", "/api/v1/me/drafts?problem=else", nil, &list)
	if len(list.Drafts) != 0 {
		t.Errorf("drafts of another problem: %+v", list.Drafts)
	}
	r := ada.must(200, "GET", "/api/v1/me/drafts/add/cpp", nil, nil)
	ada.must(304, "GET", "/api/v1/me/drafts/add/cpp", nil, nil, "If-None-Match", r.header.Get("ETag"))
}

// TestDraftOfSeveralFiles: all of them come back, and a change of any is a change.
func TestDraftOfSeveralFiles(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada := f.contestant("ada")
	const address = "/api/v1/me/drafts/add/cpp"
	text := draftText{Source: "int main() {}", Entry: "solve.cpp", Files: []sourceFile{{"lib/graph.hpp", "struct graph;"}, {"a.hpp", ""}}}
	put := func(status int, version int64, to any) {
		t.Helper()
		ada.must(status, "PUT", address, map[string]any{"source": text.Source, "entry": text.Entry, "files": text.Files, "version": version}, to)
	}
	var first, second draft
	put(200, 0, &first)
	ada.must(200, "GET", address, nil, &second)
	if !first.equal(text) || !second.equal(text) || second.Version != first.Version {
		t.Errorf("stored %+v, read %+v", first, second)
	}
	put(200, 0, &second) // the answer was lost
	if second.Version != first.Version {
		t.Errorf("the same again made version %d of %d", second.Version, first.Version)
	}
	text.Files[0].Content = "struct graph {};"
	put(409, 0, nil)
	put(200, first.Version, &second)
	if second.Version <= first.Version || !second.equal(text) {
		t.Errorf("after a change of the second file: %+v", second)
	}
	var list struct{ Drafts []draftSummary }
	ada.must(200, "GET", "/api/v1/me/drafts", nil, &list)
	if want := len(text.Source) + len(text.Files[0].Content); len(list.Drafts) != 1 || list.Drafts[0].Bytes != want {
		t.Errorf("want %d bytes: %+v", want, list.Drafts)
	}
}

func TestDraftBounds(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada := f.contestant("ada")
	const address = "/api/v1/me/drafts/add/cpp"
	worst := strings.Repeat("\x01", judge.MaxSourceBytes) // six bytes each in JSON
	for name, c := range map[string]struct {
		status int
		path   string
		body   any
		want   string
	}{
		"the largest":      {200, address, map[string]any{"source": worst, "version": 0}, ""},
		"larger":           {413, address, map[string]any{"source": worst + "x", "version": 0}, "source"},
		"much larger":      {413, address, `{"source":"` + strings.Repeat("x", 2<<20) + `","version":0}`, "body"},
		"no source":        {400, address, map[string]any{"version": 1}, "source"},
		"negative version": {400, address, map[string]any{"source": "", "version": -1}, "version"},
		"version as text":  {400, address, map[string]any{"source": "", "version": "1"}, "version"},
		"NUL":              {400, address, map[string]any{"source": "a\x00b", "version": 0}, "source"},
		"unknown field":    {400, address, map[string]any{"source": "", "version": 0, "account": "bob"}, "account"},
		"too large in all": {413, address, map[string]any{"source": worst, "files": []sourceFile{{"a.hpp", "x"}}, "version": 0}, "source"},
		"a name twice":     {400, address, map[string]any{"source": "", "files": []sourceFile{{"main.cpp", "x"}}, "version": 0}, "main.cpp"},
		"a name outside":   {400, address, map[string]any{"source": "", "files": []sourceFile{{"../a.hpp", "x"}}, "version": 0}, "../a.hpp"},
		"odd entry":        {400, address, map[string]any{"source": "", "entry": "-o.cpp", "version": 0}, "-o.cpp"},
		"too many files":   {400, address, map[string]any{"source": "", "files": make([]sourceFile, maxFiles), "version": 0}, "21 files"},
		"no language":      {400, "/api/v1/me/drafts/add/cobol", map[string]any{"source": "", "version": 0}, "cobol"},
		"odd language":     {400, "/api/v1/me/drafts/add/%27%3B--", map[string]any{"source": "", "version": 0}, "language"},
		"no problem":       {404, "/api/v1/me/drafts/nothing/cpp", map[string]any{"source": "", "version": 0}, "nothing"},
		"odd problem":      {404, "/api/v1/me/drafts/..%2Fadd/cpp", map[string]any{"source": "", "version": 0}, ""},
	} {
		r := ada.do("PUT", c.path, c.body)
		if _, message := r.error(); r.status != c.status || !strings.Contains(message, c.want) {
			t.Errorf("%s: %d %.200s", name, r.status, r.body)
		}
	}
	f.exec(`INSERT INTO drafts (account_id, problem_id, language, source, updated_at)
		SELECT $1::uuid, id, 'l' || n, '', now() FROM problems, generate_series(2, $2::int) AS n`, f.accountID("ada"), mostDrafts)
	r := ada.do("PUT", "/api/v1/me/drafts/add/go", map[string]any{"source": "x", "version": 0})
	if code, _ := r.error(); code != "too_many" {
		t.Errorf("one draft too many: %d %s", r.status, r.body)
	}
	var d draft
	ada.must(200, "GET", address, nil, &d)
	ada.putDraft(200, "add", "shorter", d.Version, nil)
	anonymous := &person{f: f}
	anonymous.must(401, "GET", "/api/v1/me/drafts", nil, nil)
	anonymous.must(401, "GET", address, nil, nil)
	anonymous.must(401, "PUT", address, map[string]any{"source": "x", "version": 0}, nil)
}

// TestConcurrentDrafts lets many write on top of one version: one of them does.
func TestConcurrentDrafts(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada := f.contestant("ada")
	var d draft
	ada.putDraft(200, "add", "base", 0, &d)
	statuses := make(chan int, 8)
	for i := range cap(statuses) {
		body, err := json.Marshal(map[string]any{"source": fmt.Sprint("writer ", i), "version": d.Version})
		if err != nil {
			t.Fatal(err)
		}
		go func() { statuses <- ada.do("PUT", "/api/v1/me/drafts/add/cpp", string(body)).status }()
	}
	count := map[int]int{}
	for range cap(statuses) {
		count[<-statuses]++
	}
	if count[200] != 1 || count[409] != cap(statuses)-1 {
		t.Errorf("%d writers of one version: %v", cap(statuses), count)
	}
}

func TestMyStats(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addProblem("mul")
	f.addProblem("late")
	ada, bob := f.contestant("ada"), f.contestant("bob")
	// Noon, so that the first three fall on one day and an hour later still.
	now := f.s.now()
	f.advance(now.Truncate(24 * time.Hour).Add(36 * time.Hour).Sub(now))
	f.judged(ada.submit("add"), judge.WA)
	f.judged(ada.submit("add"), judge.AC)
	f.judged(ada.submit("mul"), judge.TLE)
	f.judged(bob.submit("mul"), judge.AC)
	f.advance(24 * time.Hour)
	ada.submit("late")
	var m myStats
	r := ada.must(200, "GET", "/api/v1/me/stats", nil, &m)
	if m.Submissions != 4 || m.Accepted != 1 || m.Solved != 1 || m.Attempted != 3 {
		t.Errorf("%+v", m)
	}
	if len(m.Days) != 2 || m.Days[0].Submissions != 3 || m.Days[0].Accepted != 1 || m.Days[1].Submissions != 1 {
		t.Errorf("days %+v", m.Days)
	}
	if want := (topicSum{"sums", 3, 1, 3}); len(m.Topics) != 2 || m.Topics[1] != want {
		t.Errorf("topics %+v", m.Topics)
	}
	if want := (difficultySum{"medium", 3, 1, 3}); len(m.Difficulty) != 3 || m.Difficulty[1] != want || m.Difficulty[0].Difficulty != "easy" {
		t.Errorf("difficulties %+v", m.Difficulty)
	}
	if len(m.Languages) != 1 || m.Languages[0] != (languageSum{"cpp", 4, 1}) || len(m.Verdicts) != 3 {
		t.Errorf("languages %+v, verdicts %+v", m.Languages, m.Verdicts)
	}
	ada.must(304, "GET", "/api/v1/me/stats", nil, nil, "If-None-Match", r.header.Get("ETag"))
	// Thirteen hours to the east it is the next day already.
	var east myStats
	ada.must(200, "GET", "/api/v1/me/stats?utc_offset_minutes=780", nil, &east)
	if east.Days[0].Date == m.Days[0].Date {
		t.Errorf("the same day at +13:00: %+v and %+v", m.Days, east.Days)
	}
	for _, bad := range []string{"841", "-841", "x", "1.5", "%00"} {
		ada.must(400, "GET", "/api/v1/me/stats?utc_offset_minutes="+bad, nil, nil)
	}
	// What nobody sees in the bank counts only where it was tried and may be seen.
	f.admin.must(200, "PATCH", "/api/v1/problems/late", map[string]any{"visibility": "hidden"}, nil)
	ada.must(200, "GET", "/api/v1/me/stats", nil, &m)
	if m.Topics[1].Problems != 2 || m.Attempted != 3 {
		t.Errorf("with a hidden problem: %+v", m)
	}
	(&person{f: f}).must(401, "GET", "/api/v1/me/stats", nil, nil)
}

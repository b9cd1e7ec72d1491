package gateway

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"assize/blob"
	"assize/judge"
)

func TestSubmitAndPoll(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada := f.contestant("ada")
	facts := f.submittedFacts()
	var a acceptedBody
	r := ada.must(202, "POST", "/api/v1/submissions", submission("add"), &a)
	if a.Poll != "/api/v1/submissions/"+a.ID || r.header.Get("Location") != a.Poll || r.header.Get("Retry-After") != "1" || a.PollAfterMS < 20 {
		t.Errorf("accepted %+v, headers %v", a, r.header)
	}
	fact := receive(t, facts)
	if fact.Judgement != a.Judgement || fact.Submission != a.ID || fact.Class != judge.Practice || fact.Language != "cpp" || fact.InContest ||
		len(fact.Sources) != 1 || fact.Sources[0].Name != "main.cpp" || fact.Check() != nil {
		t.Errorf("published %+v", fact)
	}
	source, err := blob.Read(t.Context(), f.blobs, fact.Sources[0].Digest, 1000)
	if err != nil || string(source) != "int main() {}" {
		t.Errorf("source blob %q, %v", source, err)
	}

	var p submissionPage
	r = ada.must(200, "GET", a.Poll, nil, &p)
	if p.State != judge.Queued || p.Verdict != nil || p.PollAfterMS < 20 || r.header.Get("Retry-After") == "" {
		t.Errorf("queued: %+v", p)
	}
	told := judge.Progress{Judgement: a.Judgement, State: judge.Running, Done: 1, Total: 7}
	if err := f.bus.Tell(told.Subject(), told); err != nil {
		t.Fatal(err)
	}
	f.eventually(func() error {
		ada.must(200, "GET", a.Poll, nil, &p)
		if p.State != judge.Running || p.Progress != (stepsDone{1, 7}) {
			return fmt.Errorf("no progress: %+v", p)
		}
		return nil
	})
	f.judged(a, judge.WA, judge.Run{Case: "sample/1", Verdict: judge.AC, Fuel: 90}, judge.Run{Case: "secret/01", Verdict: judge.WA, Fuel: 100, Feedback: "expected 42"})
	r = ada.must(200, "GET", a.Poll, nil, &p)
	if p.State != judge.Done || *p.Verdict != judge.WA || p.Fuel != 100 || p.FuelLimit != 1000 || p.Diagnostics != "a warning" || len(p.Marks) != 1 || p.PollAfterMS != 0 ||
		len(p.Runs) != 2 || p.Runs[1].Case != "secret/01" || p.JudgedAt == nil || r.header.Get("Retry-After") != "" {
		t.Errorf("judged: %+v", p)
	}
	if strings.Contains(string(r.body), "expected 42") {
		t.Errorf("the contestant sees the validator's feedback: %s", r.body)
	}
	etag := r.header.Get("ETag")
	if r := ada.must(304, "GET", a.Poll, nil, nil, "If-None-Match", etag); len(r.body) != 0 {
		t.Errorf("304 with a body: %s", r.body)
	}
	judith := f.juror("judith")
	if r := judith.must(200, "GET", a.Poll, nil, nil, "If-None-Match", etag); !strings.Contains(string(r.body), "expected 42") {
		t.Errorf("the jury does not see the feedback: %s", r.body)
	}
	bob := f.contestant("bob")
	bob.must(404, "GET", a.Poll, nil, nil)
	bob.must(404, "GET", a.Poll+"/source", nil, nil)
	bob.must(404, "GET", a.Poll, nil, nil, "If-None-Match", etag)
	var s struct {
		Language string
		Files    []sourceFile
	}
	ada.must(200, "GET", a.Poll+"/source", nil, &s)
	if s.Language != "cpp" || s.Files[0].Content != "int main() {}" {
		t.Errorf("source %+v", s)
	}
}

func TestBadSubmissions(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addProblem("other")
	f.addContest("running", -time.Hour, "add")
	f.addContest("over", -3*time.Hour, "add")
	f.addContest("later", time.Hour, "add")
	ada := f.contestant("ada")
	bob := f.contestant("bob")
	for _, contest := range []string{"running", "later"} {
		ada.must(200, "POST", "/api/v1/contests/"+contest+"/registration", nil, nil)
	}
	files := func(name, content string) []map[string]any {
		return []map[string]any{{"name": name, "content": content}}
	}
	without := func(field string) map[string]any {
		m := submission("add")
		delete(m, field)
		return m
	}
	for _, test := range []struct {
		name    string
		who     *person
		body    any
		status  int
		code    string
		message string // part of it
	}{
		{"unknown problem", ada, submission("absent"), 404, "not_found", `problem "absent"`},
		{"problem that is no slug", ada, submission("../etc"), 404, "not_found", `problem "../etc"`},
		{"unknown language", ada, submission("add", "language", "cobol"), 400, "invalid", `language "cobol"`},
		{"unknown contest", ada, submission("add", "contest", "nope"), 404, "not_found", `contest "nope"`},
		{"contest not begun", ada, submission("add", "contest", "later"), 403, "contest_state", `"later" has not begun`},
		{"contest over", ada, submission("add", "contest", "over"), 403, "contest_state", `"over" is over`},
		{"unregistered", bob, submission("add", "contest", "running"), 403, "contest_state", `do not take part in the contest "running"`},
		{"problem of no contest", ada, submission("other", "contest", "running"), 404, "not_found", `problem "other" in the contest "running"`},
		{"empty source", ada, submission("add", "source", ""), 400, "invalid", "source is empty"},
		{"blank source", ada, submission("add", "source", " \n\t"), 400, "invalid", "source is empty"},
		{"source with NUL", ada, submission("add", "source", "int\x00"), 400, "invalid", "source has a NUL"},
		{"source that is no UTF-8", ada, "{\"problem\":\"add\",\"language\":\"cpp\",\"source\":\"\xff\xfe\"}", 400, "invalid", "not UTF-8"},
		{"129 KiB", ada, submission("add", "source", strings.Repeat("x", 129<<10)), 413, "too_large", "132096 bytes; at most 131072"},
		{"1 MB", ada, submission("add", "source", strings.Repeat("x", 1<<20)), 413, "too_large", "at most 131072"},
		{"1 MB, every byte escaped", ada, submission("add", "source", strings.Repeat("\x01", 1<<20)), 413, "too_large", "larger than"},
		{"20 MB", ada, submission("add", "source", strings.Repeat("x", 20<<20)), 413, "too_large", "larger than"},
		{"no source", ada, without("source"), 400, "invalid", "source is missing"},
		{"no problem", ada, without("problem"), 400, "invalid", "problem is missing"},
		{"no language", ada, without("language"), 400, "invalid", "language is missing"},
		{"source and files", ada, submission("add", "files", files("a.cpp", "x")), 400, "invalid", "not both"},
		{"file name with a path", ada, merge(without("source"), "files", files("../a.cpp", "x")), 400, "invalid", `file name "../a.cpp" goes up a folder`},
		{"file name from the root", ada, merge(without("source"), "files", files("/etc/a.cpp", "x")), 400, "invalid", "begins with a slash"},
		{"file name of 10 MB", ada, merge(without("source"), "files", files(strings.Repeat("a/", 5<<20), "x")), 413, "too_large", "larger than"},
		{"file name of 10 KB", ada, merge(without("source"), "files", files(strings.Repeat("a/", 5<<10), "x")), 400, "invalid", "10240 bytes with its folders"},
		{"file that is a folder", ada, merge(without("source"), "files", append(files("a.cpp", "x"), files("a.cpp/b.cpp", "x")...)), 400, "invalid", `"a.cpp" is a file and a folder`},
		{"files of blanks alone", ada, merge(without("source"), "files", append(files("a.cpp", " "), files("b.cpp", "\n")...)), 400, "invalid", "every one of them is empty"},
		{"file name that is an option", ada, merge(without("source"), "files", files("-o.cpp", "x")), 400, "invalid", `file name "-o.cpp"`},
		{"no file of the language", ada, merge(without("source"), "files", files("a.py", "x")), 400, "invalid", "no file has an ending"},
		{"no file at all", ada, merge(without("source"), "files", []any{}), 400, "invalid", "source is missing"},
		{"21 files", ada, merge(without("source"), "files", many(21)), 400, "invalid", "at most 20"},
		{"two files of one name", ada, merge(without("source"), "files", append(files("a.cpp", "x"), files("a.cpp", "x")...)), 400, "invalid", `two files named "a.cpp"`},
		{"entry that is no file", ada, submission("add", "entry", "x.cpp"), 400, "invalid", `entry "x.cpp"`},
		{"unknown field", ada, submission("add", "verdict", "AC"), 400, "invalid", `field "verdict"`},
		{"problem is a number", ada, submission("add", "problem", 5), 400, "invalid", "problem must be a string"},
		{"source is an object", ada, submission("add", "source", map[string]any{}), 400, "invalid", "source must be a string"},
		{"files is a string", ada, submission("add", "files", "x"), 400, "invalid", "files must be an array"},
		{"file content is a number", ada, merge(without("source"), "files", []any{map[string]any{"name": "a.cpp", "content": 1}}), 400, "invalid", "content must be a string"},
		{"array", ada, "[1]", 400, "invalid", "must be a JSON object"},
		{"null problem", ada, submission("add", "problem", nil), 400, "invalid", "problem is missing"},
		{"no JSON", ada, "int main() {}", 400, "invalid", "not JSON"},
		{"cut JSON", ada, `{"problem": "add"`, 400, "invalid", "ends early"},
		{"two objects", ada, `{} {}`, 400, "invalid", "behind the JSON object"},
		{"empty body", ada, "", 400, "invalid", "empty"},
		{"deep JSON", ada, strings.Repeat(`{"a":`, 20000), 400, "invalid", ""},
		{"not logged in", &person{f: f}, submission("add"), 401, "unauthorized", "log in"},
		{"unknown token", &person{f: f, token: "assize_nope"}, submission("add"), 401, "unauthorized", "API token"},
		{"token of another kind", &person{f: f, token: "ghp_nope"}, submission("add"), 401, "unauthorized", "Bearer assize_"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := test.who.do("POST", "/api/v1/submissions", test.body)
			code, message := r.error()
			if r.status != test.status || code != test.code || !strings.Contains(message, test.message) {
				t.Errorf("%d %s %q, want %d %s %q", r.status, code, message, test.status, test.code, test.message)
			}
		})
	}
	t.Run("form", func(t *testing.T) {
		r := ada.must(415, "POST", "/api/v1/submissions", "problem=add", nil, "Content-Type", "application/x-www-form-urlencoded")
		if code, _ := r.error(); code != "unsupported" {
			t.Errorf("%s", r.body)
		}
	})
	t.Run("key with line break", func(t *testing.T) {
		ada.must(400, "POST", "/api/v1/submissions", submission("add"), nil, "Idempotency-Key", "caf\u00e9")
	})
	var n int
	f.scan(&n, `SELECT count(*) FROM submissions`)
	if n != 0 {
		t.Errorf("%d bad submissions were stored", n)
	}
	ada.must(202, "POST", "/api/v1/submissions", submission("add", "contest", "running"), nil)
}

func merge(m map[string]any, key string, value any) map[string]any {
	m[key] = value
	return m
}

func many(n int) (files []map[string]any) {
	for i := range n {
		files = append(files, map[string]any{"name": fmt.Sprintf("f%d.cpp", i), "content": "x"})
	}
	return files
}

// TestBadAddresses sends nonsense everywhere else. Nothing of it is a 500.
func TestBadAddresses(t *testing.T) {
	f := start(t)
	ada := f.contestant("ada")
	for _, test := range []struct {
		method, path string
		status       int
	}{
		{"GET", "/api/v1/problems?page=0", 400},
		{"GET", "/api/v1/problems?page=x", 400},
		{"GET", "/api/v1/problems?page=99999999999999999999", 400},
		{"GET", "/api/v1/problems?per_page=1000", 400},
		{"GET", "/api/v1/problems?difficulty=impossible", 400},
		{"GET", "/api/v1/problems?sort=random", 400},
		{"GET", "/api/v1/problems?sort=relevance", 400},
		{"GET", "/api/v1/problems?q=%00", 400},
		{"GET", "/api/v1/problems?q=%ff", 400},
		{"GET", "/api/v1/problems?tag=%00", 400},
		{"GET", "/api/v1/problems?q=" + strings.Repeat("a", 201), 400},
		{"GET", "/api/v1/problems/%00", 404},
		{"GET", "/api/v1/problems/%ff", 404},
		{"GET", "/api/v1/problems/UPPER", 404},
		{"GET", "/api/v1/problems/" + strings.Repeat("a", 300), 404},
		{"GET", "/api/v1/submissions?cursor=x", 400},
		{"GET", "/api/v1/submissions?verdict=XX", 400},
		{"GET", "/api/v1/submissions?limit=-1", 400},
		{"GET", "/api/v1/submissions?account=root", 403},
		{"GET", "/api/v1/submissions/1", 404},
		{"GET", "/api/v1/submissions/00000000-0000-0000-0000-000000000000", 404},
		{"GET", "/api/v1/trials/'", 404},
		{"GET", "/api/v1/contests/nope", 404},
		{"GET", "/api/v1/contests/nope/scoreboard", 404},
		{"GET", "/api/v1/contests/%F0%9F%8E%89/scoreboard", 404},
		{"POST", "/api/v1/contests/nope/registration", 404},
		{"DELETE", "/api/v1/tokens/x", 404},
		{"GET", "/api/v1/nothing", 404},
		{"GET", "/api/v2/problems", 404},
		{"POST", "/nothing", 404},
		{"PUT", "/api/v1/problems", 405},
		{"DELETE", "/api/v1/me", 405},
	} {
		r := ada.do(test.method, test.path, nil)
		code, message := r.error()
		if r.status != test.status || statuses[judge.Code(code)] != test.status || message == "" {
			t.Errorf("%s %s: %d %s", test.method, test.path, r.status, r.body)
		}
	}
}

func TestIdempotency(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada, bob := f.contestant("ada"), f.contestant("bob")
	var first, again, other acceptedBody
	ada.must(202, "POST", "/api/v1/submissions", submission("add"), &first, "Idempotency-Key", "k1")
	ada.must(202, "POST", "/api/v1/submissions", submission("add"), &again, "Idempotency-Key", "k1")
	if first.ID != again.ID || first.Judgement != again.Judgement {
		t.Errorf("first %+v, again %+v", first, again)
	}
	r := ada.must(409, "POST", "/api/v1/submissions", submission("add", "source", "int x;"), nil, "Idempotency-Key", "k1")
	if _, message := r.error(); !strings.Contains(message, "Idempotency-Key") {
		t.Errorf("conflict: %s", message)
	}
	bob.must(202, "POST", "/api/v1/submissions", submission("add"), &other, "Idempotency-Key", "k1")
	if other.ID == first.ID {
		t.Error("the key of one account found the submission of another")
	}
	// Many at once, as an impatient client would.
	ids := make(chan string, 20)
	for range cap(ids) {
		go func() {
			var a acceptedBody
			ada.must(202, "POST", "/api/v1/submissions", submission("add"), &a, "Idempotency-Key", "k2")
			ids <- a.ID
		}()
	}
	seen := map[string]bool{}
	for range cap(ids) {
		seen[<-ids] = true
	}
	if len(seen) != 1 {
		t.Errorf("20 requests with one key made %d submissions", len(seen))
	}
}

// TestUnansweredBound submits from many sides at once: the bound holds.
func TestUnansweredBound(t *testing.T) {
	f := start(t, func(c *Config) { c.MaxUnanswered = 5 })
	f.addProblem("add")
	ada := f.contestant("ada")
	var mu sync.Mutex
	var taken []acceptedBody
	refused := 0
	var wg sync.WaitGroup
	for range 30 {
		wg.Go(func() {
			r := ada.do("POST", "/api/v1/submissions", submission("add"))
			mu.Lock()
			defer mu.Unlock()
			switch r.status {
			case 202:
				taken = append(taken, acceptedBody{ID: submissionID(r)})
			case 429:
				refused++
				if r.header.Get("Retry-After") == "" {
					t.Error("429 without Retry-After")
				}
			default:
				t.Errorf("%d %s", r.status, r.body)
			}
		})
	}
	wg.Wait()
	if len(taken) != 5 || refused != 25 {
		t.Fatalf("%d taken, %d refused", len(taken), refused)
	}
	ada.must(429, "POST", "/api/v1/trials", map[string]any{"language": "cpp", "source": "x", "input": ""}, nil)
	f.contestant("bob").submit("add")
	f.scan(&taken[0].Judgement, `SELECT id::text FROM judgement_requests WHERE submission_id = $1`, taken[0].ID)
	f.judged(taken[0], judge.AC)
	ada.submit("add")
}

func submissionID(r response) string {
	return strings.TrimPrefix(r.header.Get("Location"), "/api/v1/submissions/")
}

func TestListSubmissions(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addProblem("sub")
	ada := f.contestant("ada")
	var all []string
	for i := range 7 {
		slug := []string{"add", "sub"}[i%2]
		a := ada.submit(slug)
		f.judged(a, []judge.Verdict{judge.AC, judge.WA, judge.CE}[i%3])
		all = append([]string{a.ID}, all...)
	}
	f.contestant("bob").submit("add")
	type list struct {
		Submissions []submissionSummary
		NextCursor  *string `json:"next_cursor"`
	}
	var got []string
	cursor := ""
	for range 10 {
		var l list
		ada.must(200, "GET", "/api/v1/submissions?limit=3"+cursor, nil, &l)
		for _, s := range l.Submissions {
			got = append(got, s.ID)
		}
		if l.NextCursor == nil {
			break
		}
		cursor = "&cursor=" + *l.NextCursor
	}
	if strings.Join(got, " ") != strings.Join(all, " ") {
		t.Errorf("pages gave %v, want %v", got, all)
	}
	var l list
	ada.must(200, "GET", "/api/v1/submissions?problem=sub&verdict=WA", nil, &l)
	if len(l.Submissions) != 1 || l.Submissions[0].Problem.Slug != "sub" || *l.Submissions[0].Verdict != judge.WA {
		t.Errorf("filtered: %+v", l.Submissions)
	}
	f.admin.must(200, "GET", "/api/v1/submissions?account=*", nil, &l)
	if len(l.Submissions) != 8 {
		t.Errorf("the jury sees %d of 8", len(l.Submissions))
	}
}

func TestJudgingErrorAndRejudge(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada, judith := f.contestant("ada"), f.juror("judith")
	a := ada.submit("add")
	judith.must(409, "POST", a.Poll+"/rejudge", nil, nil)
	f.judged(a, judge.JE, judge.Run{Case: "sample/1", Verdict: judge.JE, Reason: "worker 3 died"})
	facts := f.submittedFacts()

	r := ada.must(200, "GET", a.Poll, nil, nil)
	if strings.Contains(string(r.body), "because of") || strings.Contains(string(r.body), "worker") || !strings.Contains(string(r.body), "judged again") {
		t.Errorf("the contestant sees %s", r.body)
	}
	var list struct {
		JudgingErrors []judgingError `json:"judging_errors"`
		Total         int
	}
	judith.must(200, "GET", "/api/v1/admin/judging-errors", nil, &list)
	if list.Total != 1 || list.JudgingErrors[0].Submission != a.ID || list.JudgingErrors[0].Reason != "because of judging error" {
		t.Errorf("judging errors %+v", list)
	}
	ada.must(403, "POST", a.Poll+"/rejudge", nil, nil)
	f.exec(`UPDATE judgement_requests SET requested_at = requested_at + interval '1 hour'`) // by a clock that was ahead
	var again acceptedBody
	judith.must(202, "POST", a.Poll+"/rejudge", nil, &again)
	if again.ID != a.ID || again.Judgement == a.Judgement {
		t.Errorf("rejudged %+v, first %+v", again, a)
	}
	for fact := receive(t, facts); fact.Judgement != again.Judgement; fact = receive(t, facts) {
		if fact.Judgement != a.Judgement {
			t.Fatalf("published %+v", fact)
		}
	}
	var p submissionPage
	ada.must(200, "GET", a.Poll, nil, &p)
	if p.State == judge.Done || p.Judgement != again.Judgement {
		t.Errorf("while it is judged again: %+v", p)
	}
	f.judged(again, judge.AC)
	ada.must(200, "GET", a.Poll, nil, &p)
	if *p.Verdict != judge.AC {
		t.Errorf("after the second judgement: %+v", p)
	}
	judith.must(200, "GET", "/api/v1/admin/judging-errors", nil, &list)
	if list.Total != 0 {
		t.Errorf("judging errors after the rejudging: %+v", list)
	}
}

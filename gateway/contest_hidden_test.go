package gateway

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// hidden makes a problem that nobody but the jury sees outside a contest.
func (f *fixture) addHidden(slug string) {
	f.t.Helper()
	f.addProblem(slug)
	f.admin.must(200, "PATCH", "/api/v1/problems/"+slug, map[string]any{"visibility": "hidden"}, nil)
}

// hiddenProbe is a way to ask for a problem: its slug is in the path or the body.
type hiddenProbe struct {
	method, path string
	body         func(slug string) any
}

func (h hiddenProbe) ask(p *person, slug string) response {
	path := h.path
	if strings.Contains(path, "%s") {
		path = fmt.Sprintf(path, slug)
	}
	var body any
	if h.body != nil {
		body = h.body(slug)
	}
	return p.do(h.method, path, body)
}

// hiddenProbes is every way there is.
var hiddenProbes = []hiddenProbe{
	{"GET", "/api/v1/problems/%s", nil},
	{"GET", "/api/v1/problems/%s?contest=cup", nil},
	{"GET", "/api/v1/problems/%s/statement.pdf", nil},
	{"GET", "/api/v1/problems/%s/attachment?name=x", nil},
	{"GET", "/api/v1/problems/%s/images/0000", nil},
	{"GET", "/api/v1/problems/%s/package", nil},
	{"GET", "/api/v1/problems?q=%s", nil},
	{"GET", "/api/v1/problems?q=Adding+in+%s&sort=relevance", nil},
	{"GET", "/api/v1/problems?q=zebras&sort=solvers&tag=sums", nil},
	{"GET", "/api/v1/problems/%s/similar", nil},
	{"GET", "/api/v1/problems/%s/editorial", nil},
	{"GET", "/api/v1/problems/%s/solutions", nil},
	{"POST", "/api/v1/problems/%s/solutions", func(string) any { return writeUp("00000000-0000-4000-8000-000000000000") }},
	{"GET", "/api/v1/problems/%s/versions", nil},
	{"GET", "/api/v1/submissions?problem=%s", nil},
	{"GET", "/api/v1/tags", nil},
	{"GET", "/api/v1/contests/cup", nil},
	{"GET", "/api/v1/contests/cup/scoreboard", nil},
	{"GET", "/api/v1/contests/cup/final", nil},
	{"PATCH", "/api/v1/problems/%s", func(string) any { return map[string]any{"visibility": "public"} }},
	{"POST", "/api/v1/submissions", func(slug string) any { return submission(slug) }},
	{"POST", "/api/v1/submissions", func(slug string) any { return submission(slug, "contest", "cup") }},
	{"POST", "/api/v1/submissions", func(slug string) any { return submission(slug, "language", "cobol") }},
	{"POST", "/api/v1/trials", func(slug string) any {
		return map[string]any{"problem": slug, "language": "cpp", "source": "int main() {}", "samples": true}
	}},
	{"POST", "/api/v1/trials", func(slug string) any {
		return map[string]any{"problem": slug, "contest": "cup", "language": "cpp", "source": "int main() {}", "input": ""}
	}},
	{"GET", "/api/v1/me/stats", nil},
	{"GET", "/api/v1/me/drafts?problem=%s", nil},
	{"GET", "/api/v1/me/drafts/%s/cpp", nil},
	{"PUT", "/api/v1/me/drafts/%s/cpp", func(string) any { return map[string]any{"source": "x", "version": 0} }},
	{"DELETE", "/api/v1/me/drafts/%s/cpp", nil},
	{"POST", "/api/v1/contests/cup/clarifications", func(slug string) any { return map[string]any{"problem": slug, "text": "what?"} }},
}

// TestHiddenProblemsDoNotExist asks for a problem of a contest that has not
// begun in every way there is, and for one that does not exist: the answers are
// the same to the last byte but for the name and the request's id.
func TestHiddenProblemsDoNotExist(t *testing.T) {
	f := start(t)
	f.addHidden("secret1")
	f.addContest("cup", time.Hour, "secret1")
	ada := f.contestant("ada")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	anonymous := &person{f: f}
	for _, probe := range hiddenProbes {
		for name, p := range map[string]*person{"anonymous": anonymous, "contestant": ada} {
			if name == "anonymous" && probe.method == "POST" {
				continue // 401 before anything is looked at
			}
			ask := func(slug string) string {
				r := probe.ask(p, slug)
				text := strings.ReplaceAll(string(r.body), slug, "SLUG")
				if i := strings.Index(text, `"request_id"`); i >= 0 {
					text = text[:i]
				}
				if i := strings.Index(text, `"now"`); i >= 0 {
					text = text[:i]
				}
				return fmt.Sprintf("%d %s %s", r.status, r.header.Get("Content-Type"), text)
			}
			if hidden, absent := ask("secret1"), ask("absent1"); hidden != absent {
				t.Errorf("%s: %s %s: a hidden problem is answered\n%s\nand one that does not exist\n%s", name, probe.method, probe.path, hidden, absent)
			}
		}
	}
	f.advance(time.Hour)
	ada.must(200, "GET", "/api/v1/problems/secret1", nil, nil)
}

// TestHintsWaitForTheEnd: while the contest runs, neither tags nor problems that
// are like it tell how a hidden problem is solved.
func TestHintsWaitForTheEnd(t *testing.T) {
	f := start(t)
	f.addHidden("secret1")
	f.addProblem("like1")
	f.addContest("cup", -time.Minute, "secret1")
	ada := f.contestant("ada")
	hints := func(p *person) int {
		t.Helper()
		n := 0
		for _, address := range []string{"/api/v1/problems/secret1", "/api/v1/problems/secret1?contest=cup"} {
			var page problemPage
			p.must(200, "GET", address, nil, &page)
			n += len(page.Tags)
		}
		var list problemList
		p.must(200, "GET", "/api/v1/problems/secret1/similar", nil, &list)
		return n + len(list.Problems)
	}
	if n := hints(ada); n != 0 {
		t.Errorf("%d hints while the contest runs", n)
	}
	if n := hints(f.admin); n != 5 {
		t.Errorf("the jury sees %d hints, want two tags twice and a problem", n)
	}
	f.advance(3 * time.Hour)
	if n := hints(ada); n != 5 {
		t.Errorf("%d hints after the contest, want 5", n)
	}
}

// TestPracticeCanBeClosed: a hidden problem stays open after the contest only
// where practice is allowed.
func TestPracticeCanBeClosed(t *testing.T) {
	f := start(t)
	f.addHidden("open1")
	f.addHidden("shut1")
	f.addContest("open", -time.Minute, "open1")
	f.addContest("shut", -time.Minute, "shut1")
	f.admin.must(200, "PATCH", "/api/v1/contests/shut", map[string]any{"practice": false, "virtual": false}, nil)
	ada := f.contestant("ada")
	ada.must(200, "GET", "/api/v1/problems/shut1", nil, nil)
	f.advance(3 * time.Hour)
	ada.must(200, "GET", "/api/v1/problems/open1", nil, nil)
	ada.must(202, "POST", "/api/v1/submissions", submission("open1"), nil)
	ada.must(404, "GET", "/api/v1/problems/shut1", nil, nil)
	ada.must(404, "POST", "/api/v1/submissions", submission("shut1"), nil)
	ada.must(403, "POST", "/api/v1/contests/shut/virtual", nil, nil)
}

// TestPrivateContest: for whoever is not invited there is no such contest.
func TestPrivateContest(t *testing.T) {
	f := start(t)
	f.addHidden("p1")
	f.addContest("club", -time.Minute, "p1")
	f.admin.must(200, "PATCH", "/api/v1/contests/club", map[string]any{"visibility": "private", "registration": "closed"}, nil)
	ada, bob, eve := f.contestant("ada"), f.contestant("bob"), f.contestant("eve")
	var code invitationInfo
	f.admin.must(201, "POST", "/api/v1/contests/club/invitations", map[string]any{"uses": 1}, &code)
	f.admin.must(201, "POST", "/api/v1/contests/club/invitations", map[string]any{"account": "bob"}, nil)
	f.admin.must(409, "POST", "/api/v1/contests/club/invitations", map[string]any{"account": "bob"}, nil)
	for _, path := range []string{"", "/scoreboard", "/final", "/clarifications"} {
		eve.must(404, "GET", "/api/v1/contests/club"+path, nil, nil)
		(&person{f: f}).must(404, "GET", "/api/v1/contests/club"+path, nil, nil)
	}
	bob.must(200, "GET", "/api/v1/contests/club/scoreboard", nil, nil)
	eve.must(404, "GET", "/api/v1/contests/club/scoreboard", nil, nil) // cached by now
	eve.must(404, "GET", "/api/v1/problems/p1", nil, nil)
	eve.must(404, "POST", "/api/v1/submissions", submission("p1", "contest", "club"), nil)
	eve.must(404, "POST", "/api/v1/contests/club/registration", map[string]any{"code": "wrong"}, nil)
	var list struct{ Total int }
	eve.must(200, "GET", "/api/v1/contests", nil, &list)
	if list.Total != 0 {
		t.Errorf("a stranger's list has %d contests", list.Total)
	}
	ada.must(200, "POST", "/api/v1/contests/club/registration", map[string]any{"code": strings.ToUpper(code.Code)}, nil)
	ada.must(200, "POST", "/api/v1/contests/club/registration", map[string]any{"code": code.Code}, nil) // twice changes nothing
	eve.must(404, "POST", "/api/v1/contests/club/registration", map[string]any{"code": code.Code}, nil) // used up
	bob.must(200, "POST", "/api/v1/contests/club/registration", nil, nil)
	ada.must(202, "POST", "/api/v1/submissions", submission("p1", "contest", "club"), nil)
	ada.must(200, "GET", "/api/v1/contests", nil, &list)
	if list.Total != 1 {
		t.Errorf("a participant's list has %d contests", list.Total)
	}
}

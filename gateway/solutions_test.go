package gateway

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/judge"
)

func (p *person) solutions(slug string) (list solutionList) {
	p.f.t.Helper()
	p.must(200, "GET", "/api/v1/problems/"+slug+"/solutions", nil, &list)
	return list
}

func writeUp(submission string) map[string]any {
	return map[string]any{"submission": submission, "title": "Just add", "text": "It is $a+b$.\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) **bold**"}
}

func withEditorial(m fstest.MapFS) {
	m["solution/solution.en.md"] = &fstest.MapFile{Data: []byte("Add them: $a+b$.\n")}
	m["solution/solution.de.md"] = &fstest.MapFile{Data: []byte("Addieren.\n")}
}

// TestSolutions publishes, reads, votes, comments and withdraws.
func TestSolutions(t *testing.T) {
	f := start(t)
	f.addProblem("add", withEditorial)
	ada, bob, eve, jo := f.contestant("ada"), f.contestant("bob"), f.contestant("eve"), f.juror("jo")
	wrong, right := ada.submit("add"), ada.submit("add")
	f.judged(wrong, judge.WA)
	f.judged(right, judge.AC)
	f.judged(bob.submit("add"), judge.AC)
	const publish = "/api/v1/problems/add/solutions"
	var made struct{ ID string }
	ada.must(409, "POST", publish, writeUp(wrong.ID), nil)
	bob.must(404, "POST", publish, writeUp(right.ID), nil) // it is Ada's
	r := ada.must(201, "POST", publish, writeUp(right.ID), &made)
	address := "/api/v1/solutions/" + made.ID
	if r.header.Get("Location") != address {
		t.Errorf("location %q", r.header.Get("Location"))
	}
	ada.must(409, "POST", publish, writeUp(right.ID), nil)

	var p solutionPage
	bob.must(200, "GET", address, nil, &p)
	if p.Account.Login != "ada" || len(p.Files) != 1 || p.Files[0].Content != "int main() {}" || p.Submission != nil ||
		strings.Contains(p.HTML, "script") || strings.Contains(p.HTML, "javascript") || !strings.Contains(p.HTML, "<strong>bold</strong>") || !strings.Contains(p.HTML, "math inline") {
		t.Errorf("%+v", p)
	}
	// Who has not solved it sees that there is something to solve it for.
	for _, p := range []*person{eve, {f: f}} {
		if list := p.solutions("add"); list.Locked != "unsolved" || len(list.Solutions) != 0 || list.Total != 0 {
			t.Errorf("unsolved: %+v", list)
		}
		p.must(404, "GET", address, nil, nil)
		p.must(404, "GET", address+"/comments", nil, nil)
	}
	eve.must(404, "PUT", address+"/vote", map[string]int{"value": 1}, nil)
	eve.must(404, "POST", address+"/comments", map[string]string{"text": "x"}, nil)
	eve.must(404, "PUT", address+"/withdrawal", map[string]string{"reason": "x"}, nil)
	eve.must(404, "PATCH", address, map[string]string{"title": "x"}, nil)

	bob.must(204, "PUT", address+"/vote", map[string]int{"value": 1}, nil)
	bob.must(204, "PUT", address+"/vote", map[string]int{"value": -1}, nil)
	jo.must(204, "PUT", address+"/vote", map[string]int{"value": 1}, nil)
	bob.must(204, "PUT", address+"/vote", map[string]int{"value": 1}, nil)
	ada.must(403, "PUT", address+"/vote", map[string]int{"value": 1}, nil)
	var said solutionComment
	bob.must(201, "POST", address+"/comments", map[string]string{"text": "<img src=x onerror=alert(1)>*nice*"}, &said)
	if strings.Contains(said.HTML, "onerror") || !strings.Contains(said.HTML, "<em>nice</em>") || !said.Own {
		t.Errorf("comment %+v", said)
	}
	if list := bob.solutions("add"); len(list.Solutions) != 1 || list.Solutions[0].Votes != 2 || list.Solutions[0].MyVote != 1 || list.Solutions[0].Comments != 1 || list.Locked != "" {
		t.Errorf("%+v", list)
	}
	var comments struct{ Comments []solutionComment }
	ada.must(200, "GET", address+"/comments", nil, &comments)
	if len(comments.Comments) != 1 || comments.Comments[0].Own {
		t.Errorf("%+v", comments)
	}
	if comments.Comments[0].EditedAt != nil {
		t.Errorf("edited before it was: %+v", comments.Comments[0])
	}
	edit := map[string]string{"text": "**nicer** <img src=x onerror=alert(1)>"}
	ada.must(403, "PATCH", address+"/comments/"+said.ID, edit, nil)
	jo.must(403, "PATCH", address+"/comments/"+said.ID, edit, nil)
	eve.must(404, "PATCH", address+"/comments/"+said.ID, edit, nil)
	bob.must(400, "PATCH", address+"/comments/"+said.ID, map[string]string{"text": "  "}, nil)
	bob.must(404, "PATCH", address+"/comments/x", edit, nil)
	bob.must(200, "PATCH", address+"/comments/"+said.ID, edit, &said)
	ada.must(200, "GET", address+"/comments", nil, &comments)
	if c := comments.Comments[0]; !strings.Contains(c.HTML, "<strong>nicer</strong>") || strings.Contains(c.HTML, "onerror") || c.EditedAt == nil || !said.Own || !said.CreatedAt.Equal(c.CreatedAt) {
		t.Errorf("edited: %+v, answered %+v", c, said)
	}
	ada.must(403, "DELETE", address+"/comments/"+said.ID, nil, nil)
	jo.must(204, "DELETE", address+"/comments/"+said.ID, nil, nil)
	bob.must(404, "PATCH", address+"/comments/"+said.ID, edit, nil)
	ada.must(200, "GET", address+"/comments", nil, &comments)
	if len(comments.Comments) != 0 {
		t.Errorf("a withdrawn comment is shown: %+v", comments)
	}
	ada.must(200, "PATCH", address, map[string]string{"title": "Adding"}, &p)
	if p.Title != "Adding" || p.Submission == nil {
		t.Errorf("changed: %+v", p)
	}
	bob.must(403, "PATCH", address, map[string]string{"title": "mine"}, nil)

	// The author withdraws and takes it back; what the jury withdraws stays.
	reason := map[string]string{"reason": "it gives too much away"}
	bob.must(403, "PUT", address+"/withdrawal", reason, nil)
	ada.must(204, "PUT", address+"/withdrawal", reason, nil)
	bob.must(404, "GET", address, nil, nil)
	ada.must(200, "GET", address, nil, &p)
	if p.Withdrawn == nil || p.Withdrawn.By != "ada" {
		t.Errorf("withdrawn: %+v", p)
	}
	ada.must(204, "DELETE", address+"/withdrawal", nil, nil)
	bob.must(200, "GET", address, nil, nil)
	jo.must(204, "PUT", address+"/withdrawal", reason, nil)
	ada.must(204, "PUT", address+"/withdrawal", reason, nil) // does not make it hers
	ada.must(403, "DELETE", address+"/withdrawal", nil, nil)
	if list := bob.solutions("add"); len(list.Solutions) != 0 {
		t.Errorf("a withdrawn solution is listed: %+v", list)
	}
	jo.must(204, "DELETE", address+"/withdrawal", nil, nil)
	// Judged again, and it was wrong: gone for others, there for its author.
	f.exec(`UPDATE judgements SET verdict = 'WA' WHERE id = $1`, right.Judgement)
	bob.must(404, "GET", address, nil, nil)
	var own solutionList
	ada.must(200, "GET", "/api/v1/me/solutions", nil, &own)
	if len(own.Solutions) != 1 || own.Solutions[0].Accepted {
		t.Errorf("own: %+v", own)
	}
	if log := f.auditLog(jo, "?account=jo"); len(log) != 3 || log[0].Action != "solution.restore" || log[2].Action != "comment.withdraw" {
		t.Errorf("audit log: %+v", log)
	}
}

// TestWhoMayRead goes through the policies, before, during and after a contest.
func TestWhoMayRead(t *testing.T) {
	f := start(t)
	f.addProblem("add", withEditorial)
	f.addContest("cup", time.Hour, "add")
	solver, other, jo := f.contestant("solver"), f.contestant("other"), f.juror("jo")
	solver.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	a := solver.submit("add")
	f.judged(a, judge.AC)
	published := writeUp(a.ID)
	want := func(when, solvers, others string) {
		t.Helper()
		for p, locked := range map[*person]string{solver: solvers, other: others, {f: f}: others, jo: ""} {
			var e struct {
				Locked    string
				Editorial *editorial
				Languages []string
				Examples  []exampleSolution
			}
			p.must(200, "GET", "/api/v1/problems/add/editorial?language=de-AT", nil, &e)
			var page problemPage
			p.must(200, "GET", "/api/v1/problems/add", nil, &page)
			open := locked == ""
			if e.Locked != locked || (e.Editorial != nil) != open || (len(e.Examples) > 0) != open || (len(e.Languages) > 0) != open {
				t.Errorf("%s: the editorial for %q: %+v, want it locked by %q", when, p.login, e, locked)
			}
			if open && e.Editorial.Language != "de" {
				t.Errorf("%s: the editorial is in %s", when, e.Editorial.Language)
			}
			if page.SolutionsLock != locked || page.ExamplesLocked == open || (len(page.Examples) > 0) != open || !page.HasEditorial {
				t.Errorf("%s: the page for %q: %+v", when, p.login, page)
			}
			if list := p.solutions("add"); list.Locked != locked {
				t.Errorf("%s: solutions for %q: %+v", when, p.login, list)
			}
		}
	}
	policy := func(to string) {
		f.admin.must(200, "PATCH", "/api/v1/problems/add", map[string]any{"solutions": to}, nil)
	}
	want("before the contest", "", "unsolved")
	policy("open")
	want("open", "", "")
	f.advance(time.Hour + time.Minute)
	want("open, in the contest", "contest", "contest")
	r := solver.do("POST", "/api/v1/problems/add/solutions", published)
	if code, _ := r.error(); r.status != 403 || code != "contest_state" {
		t.Errorf("publishing in the contest: %d %s", r.status, r.body)
	}
	f.advance(2 * time.Hour)
	policy("after_contest")
	want("after the contest", "", "")
	other.must(201, "POST", "/api/v1/contests/cup/virtual", nil, nil)
	if list := other.solutions("add"); list.Locked != "unsolved" {
		t.Errorf("in a virtual participation: %+v", list)
	}
	f.advance(3 * time.Hour)
	policy("after_solving")
	want("after solving", "", "unsolved")
	policy("closed")
	want("closed", "closed", "closed")
	solver.must(403, "POST", "/api/v1/problems/add/solutions", published, nil)
	policy("open")
	solver.must(201, "POST", "/api/v1/problems/add/solutions", published, nil)
	if list := other.solutions("add"); len(list.Solutions) != 1 {
		t.Errorf("%+v", list)
	}
	f.admin.must(400, "PATCH", "/api/v1/problems/add", map[string]any{"solutions": "never"}, nil)
	f.admin.must(400, "PATCH", "/api/v1/problems/add", map[string]any{}, nil)
	// Hidden, there is nothing any more.
	var made solutionList
	solver.must(200, "GET", "/api/v1/me/solutions", nil, &made)
	f.admin.must(200, "PATCH", "/api/v1/problems/add", map[string]any{"visibility": "hidden"}, nil)
	f.exec(`UPDATE contests SET practice = false`)
	for _, p := range []*person{solver, other} {
		p.must(404, "GET", "/api/v1/solutions/"+made.Solutions[0].ID, nil, nil)
		p.must(404, "GET", "/api/v1/problems/add/solutions", nil, nil)
		p.must(404, "GET", "/api/v1/problems/add/editorial", nil, nil)
	}
	var own solutionList
	solver.must(200, "GET", "/api/v1/me/solutions", nil, &own)
	if len(own.Solutions) != 0 {
		t.Errorf("of a hidden problem: %+v", own)
	}
}

func TestSolutionsRefused(t *testing.T) {
	f := start(t, func(c *Config) { c.Rates.Posts = 1 << 20 })
	f.addProblem("add")
	ada := f.contestant("ada")
	a := ada.submit("add")
	f.judged(a, judge.AC)
	nobody := "00000000-0000-4000-8000-000000000000"
	for name, c := range map[string]struct {
		status int
		body   any
		want   string
	}{
		"no title":      {400, map[string]any{"submission": a.ID, "text": "x"}, "title"},
		"blank title":   {400, map[string]any{"submission": a.ID, "title": "\n\t ", "text": "x"}, "title"},
		"long title":    {400, map[string]any{"submission": a.ID, "title": strings.Repeat("é", 121), "text": "x"}, "title"},
		"no text":       {400, map[string]any{"submission": a.ID, "title": "x"}, "text"},
		"long text":     {400, map[string]any{"submission": a.ID, "title": "x", "text": strings.Repeat("x", 65537)}, "text"},
		"much text":     {413, `{"text":"` + strings.Repeat("x", 2<<20) + `"}`, "body"},
		"NUL":           {400, map[string]any{"submission": a.ID, "title": "x", "text": "a\x00"}, "text"},
		"no submission": {404, map[string]any{"title": "x", "text": "x"}, "submission"},
		"unknown":       {404, map[string]any{"submission": nobody, "title": "x", "text": "x"}, "submission"},
		"odd":           {404, map[string]any{"submission": "'; --", "title": "x", "text": "x"}, "submission"},
		"html":          {400, map[string]any{"submission": a.ID, "title": "x", "text": "x", "html": "<b>"}, "html"},
	} {
		r := ada.do("POST", "/api/v1/problems/add/solutions", c.body)
		if _, message := r.error(); r.status != c.status || !strings.Contains(message, c.want) {
			t.Errorf("%s: %d %.200s", name, r.status, r.body)
		}
	}
	var made struct{ ID string }
	ada.must(201, "POST", "/api/v1/problems/add/solutions", writeUp(a.ID), &made)
	bob := f.contestant("bob")
	f.judged(bob.submit("add"), judge.AC)
	address := "/api/v1/solutions/" + made.ID
	for _, value := range []any{2, -2, "1", nil, 0.5, 1 << 40} {
		bob.must(400, "PUT", address+"/vote", map[string]any{"value": value}, nil)
	}
	for _, text := range []string{"", " \n", strings.Repeat("x", 4097), "a\x00"} {
		bob.must(400, "POST", address+"/comments", map[string]any{"text": text}, nil)
	}
	for i := range mostCommentsBy {
		bob.must(201, "POST", address+"/comments", map[string]any{"text": fmt.Sprint(i)}, nil)
	}
	bob.must(409, "POST", address+"/comments", map[string]any{"text": "one more"}, nil)
	bob.must(404, "DELETE", address+"/comments/x", nil, nil)
	bob.must(404, "DELETE", address+"/comments/"+nobody, nil, nil)
	for _, path := range []string{"/api/v1/solutions/x", "/api/v1/solutions/" + nobody, "/api/v1/problems/nothing/solutions", "/api/v1/problems/nothing/editorial"} {
		bob.must(404, "GET", path, nil, nil)
	}
	(&person{f: f}).must(401, "POST", "/api/v1/problems/add/solutions", writeUp(a.ID), nil)
	// A thousand levels of Markdown come out as something, soon.
	deep := writeUp(a.ID)
	deep["text"] = strings.Repeat("> ", 2000) + strings.Repeat("*a", 5000) + strings.Repeat("[", 5000)
	delete(deep, "submission")
	if _, err := json.Marshal(deep); err != nil {
		t.Fatal(err)
	}
	ada.must(200, "PATCH", address, deep, nil)
}

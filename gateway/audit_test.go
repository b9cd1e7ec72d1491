package gateway

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"assize/judge"
)

func (f *fixture) auditLog(p *person, query string) []auditEntry {
	f.t.Helper()
	var page struct{ Entries []auditEntry }
	p.must(200, "GET", "/api/v1/admin/audit"+query, nil, &page)
	return page.Entries
}

// TestAuditLog wants every change of the jury in the log, once, and nothing of
// what was refused; and the log to take nothing back.
func TestAuditLog(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", 0, "add")
	ada, juror := f.contestant("ada"), f.juror("jo")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	var a acceptedBody
	ada.must(202, "POST", "/api/v1/submissions", submission("add", "contest", "cup"), &a)
	f.judged(a, judge.WA)
	juror.must(202, "POST", "/api/v1/submissions/"+a.ID+"/rejudge", nil, nil)
	juror.must(409, "POST", "/api/v1/submissions/"+a.ID+"/rejudge", nil, nil)
	reason := map[string]string{"reason": "copied"}
	juror.must(204, "PUT", "/api/v1/submissions/"+a.ID+"/disqualification", reason, nil)
	var seen struct{ Disqualified *disqualification }
	juror.must(200, "GET", "/api/v1/submissions/"+a.ID+"/judgements", nil, &seen)
	if seen.Disqualified == nil || seen.Disqualified.Reason != reason["reason"] || seen.Disqualified.At.IsZero() {
		t.Errorf("disqualified: %+v", seen.Disqualified)
	}
	juror.must(400, "PUT", "/api/v1/submissions/"+a.ID+"/disqualification", map[string]string{"reason": ""}, nil)
	juror.must(204, "DELETE", "/api/v1/submissions/"+a.ID+"/disqualification", nil, nil)
	if juror.must(200, "GET", "/api/v1/submissions/"+a.ID+"/judgements", nil, &seen); seen.Disqualified != nil {
		t.Errorf("disqualified after it was undone: %+v", seen.Disqualified)
	}
	told := func(who *person, want bool) {
		t.Helper()
		var c contestSummary
		if who.must(200, "GET", "/api/v1/contests/cup", nil, &c); c.Disqualified != want {
			t.Errorf("the contest's page says disqualified %v, want %v", c.Disqualified, want)
		}
	}
	told(ada, false)
	juror.must(204, "PUT", "/api/v1/contests/cup/participants/ada/disqualification", reason, nil)
	told(ada, true)
	told(juror, false)
	juror.must(404, "PUT", "/api/v1/contests/cup/participants/jo/disqualification", reason, nil)
	juror.must(204, "DELETE", "/api/v1/contests/cup/participants/"+f.accountID("ada")+"/disqualification", nil, nil)
	told(ada, false)
	ada.must(403, "PUT", "/api/v1/contests/cup/participants/ada/disqualification", reason, nil)
	ada.must(403, "GET", "/api/v1/admin/audit", nil, nil)
	f.admin.must(200, "PATCH", "/api/v1/accounts/ada", map[string]string{"password": "another long password"}, nil)

	var got []string
	for _, e := range f.auditLog(juror, "?account=jo") {
		got = append(got, e.Action+" "+e.Subject)
		if e.Contest == nil || *e.Contest != "cup" || e.RequestID == "" {
			t.Errorf("%s: %+v", e.Action, e)
		}
	}
	want := []string{"participant.requalify " + f.accountID("ada"), "participant.disqualify ada", "submission.requalify " + a.ID,
		"submission.disqualify " + a.ID, "submission.rejudge " + a.ID}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the log has\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if e := f.auditLog(juror, "?action=account.change&subject=ada"); len(e) != 1 || strings.Contains(string(e[0].Detail), "another") {
		t.Errorf("changed password: %+v", e)
	}
	f.admin.must(200, "PATCH", "/api/v1/problems/add", map[string]string{"visibility": "hidden"}, nil)
	f.admin.must(404, "PATCH", "/api/v1/problems/nothing", map[string]string{"visibility": "hidden"}, nil)
	f.admin.must(201, "POST", "/api/v1/accounts", map[string]string{"login": "bob", "password": password}, nil)
	f.admin.must(409, "POST", "/api/v1/accounts", map[string]string{"login": "bob", "password": password}, nil)
	got = nil
	for _, e := range f.auditLog(juror, "?account=root&limit=3") {
		got = append(got, e.Action+" "+e.Subject)
	}
	if want := "[account.create bob problem.change add account.change ada]"; fmt.Sprint(got) != want {
		t.Errorf("the log has %v, want %v", got, want)
	}
	for _, sql := range []string{`DELETE FROM audit_log`, `UPDATE audit_log SET login = 'nobody'`, `TRUNCATE audit_log`} {
		if _, err := f.db.Exec(context.Background(), sql); err == nil || !strings.Contains(err.Error(), "appended") {
			t.Errorf("%s: %v", sql, err)
		}
	}
	// Page by page.
	n, before := 0, ""
	for {
		var page struct {
			Entries []auditEntry
			Before  *int64
		}
		juror.must(200, "GET", "/api/v1/admin/audit?account=jo&limit=2"+before, nil, &page)
		n += len(page.Entries)
		if page.Before == nil {
			break
		}
		before = fmt.Sprintf("&before=%d", *page.Before)
	}
	if n != len(want) {
		t.Errorf("%d entries on all pages, want %d", n, len(want))
	}
}

// TestDisqualification wants each change to reach what the board is made from,
// and to be undone.
func TestDisqualification(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", 0, "add")
	ada := f.contestant("ada")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	var a acceptedBody
	ada.must(202, "POST", "/api/v1/submissions", submission("add", "contest", "cup"), &a)
	updated := func() (at time.Time) { f.scan(&at, `SELECT updated_at FROM contests`); return at }
	reason := map[string]string{"reason": "copied"}
	for _, step := range []struct {
		method, path, state string
		body                any
		want                int
	}{
		{"PUT", "/api/v1/contests/cup/participants/ada/disqualification", `SELECT count(*) FROM contest_participants WHERE disqualified_at IS NOT NULL`, reason, 1},
		{"DELETE", "/api/v1/contests/cup/participants/ada/disqualification", `SELECT count(*) FROM contest_participants WHERE disqualified_at IS NOT NULL`, nil, 0},
		{"PUT", "/api/v1/submissions/" + a.ID + "/disqualification", `SELECT count(*) FROM disqualified_submissions`, reason, 1},
		{"DELETE", "/api/v1/submissions/" + a.ID + "/disqualification", `SELECT count(*) FROM disqualified_submissions`, nil, 0},
	} {
		before := updated()
		f.admin.must(204, step.method, step.path, step.body, nil)
		var n int
		if f.scan(&n, step.state); n != step.want || !updated().After(before) {
			t.Errorf("%s %s: %d disqualified, want %d; updated %v then %v", step.method, step.path, n, step.want, before, updated())
		}
	}
	p := ada.submit("add") // in practice there is nothing to be disqualified from
	f.admin.must(404, "PUT", "/api/v1/submissions/"+p.ID+"/disqualification", reason, nil)
	f.exec(`UPDATE contests SET starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour', finalized_at = now()`)
	f.admin.must(403, "PUT", "/api/v1/contests/cup/participants/ada/disqualification", reason, nil)
}

// TestRejudgeContest asks for a set of submissions again.
func TestRejudgeContest(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addProblem("sub")
	f.addContest("cup", 0, "add", "sub")
	ada := f.contestant("ada")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	var all []acceptedBody
	for i, problem := range []string{"add", "add", "sub", "sub"} {
		var a acceptedBody
		ada.must(202, "POST", "/api/v1/submissions", submission(problem, "contest", "cup", "source", fmt.Sprintf("int main() { return %d; }", i)), &a)
		all = append(all, a)
	}
	f.judged(all[0], judge.AC)
	f.judged(all[1], judge.WA)
	f.judged(all[2], judge.WA) // the last is being judged
	again := func(want int64, filter map[string]string) {
		t.Helper()
		filter["reason"] = "the data were wrong"
		var r struct{ Requested int64 }
		f.admin.must(202, "POST", "/api/v1/contests/cup/rejudge", filter, &r)
		if r.Requested != want {
			t.Errorf("%v: %d requested, want %d", filter, r.Requested, want)
		}
	}
	again(1, map[string]string{"problem": "add", "verdict": "WA"})
	again(0, map[string]string{"problem": "add", "verdict": "WA"}) // it is being judged
	again(0, map[string]string{"language": "go"})
	again(2, map[string]string{})
	f.admin.must(400, "POST", "/api/v1/contests/cup/rejudge", map[string]string{}, nil)
	f.admin.must(400, "POST", "/api/v1/contests/cup/rejudge", map[string]string{"verdict": "XX", "reason": "x"}, nil)
	ada.must(403, "POST", "/api/v1/contests/cup/rejudge", map[string]string{"reason": "x"}, nil)

	var list struct{ Judgements []judgementInfo }
	f.admin.must(200, "GET", "/api/v1/submissions/"+all[1].ID+"/judgements", nil, &list)
	if len(list.Judgements) != 2 || !list.Judgements[0].Current || list.Judgements[0].Verdict != nil || *list.Judgements[1].Verdict != judge.WA ||
		list.Judgements[0].Class != judge.Rejudge || list.Judgements[1].Diagnostics != "a warning" {
		t.Errorf("judgements %+v", list.Judgements)
	}
	ada.must(403, "GET", "/api/v1/submissions/"+all[1].ID+"/judgements", nil, nil)
	var open struct{ Submissions []submissionSummary }
	f.admin.must(200, "GET", "/api/v1/submissions?account=*&contest=cup&state=open&language=cpp", nil, &open)
	if len(open.Submissions) != 4 {
		t.Errorf("%d submissions are open, want all 4", len(open.Submissions))
	}
}

func TestChangeOwnPassword(t *testing.T) {
	f := start(t)
	f.contestant("ada")
	here, there := &person{f: f, header: map[string][]string{"Sec-Fetch-Site": {"same-origin"}}}, &person{f: f}
	for _, p := range []*person{here, there} {
		p.must(201, "POST", "/api/v1/sessions", map[string]string{"login": "ada", "password": password}, nil)
	}
	const next = "quite another secret"
	here.must(401, "POST", "/api/v1/me/password", map[string]string{"current": "wrong wrong", "new": next}, nil)
	here.must(400, "POST", "/api/v1/me/password", map[string]string{"current": password, "new": "short"}, nil)
	here.must(204, "POST", "/api/v1/me/password", map[string]string{"current": password, "new": next}, nil)
	here.must(200, "GET", "/api/v1/me", nil, nil)
	there.must(401, "GET", "/api/v1/me", nil, nil)
	(&person{f: f}).must(401, "POST", "/api/v1/sessions", map[string]string{"login": "ada", "password": password}, nil)
	(&person{f: f}).must(201, "POST", "/api/v1/sessions", map[string]string{"login": "ada", "password": next}, nil)
	(&person{f: f}).must(401, "POST", "/api/v1/me/password", map[string]string{"current": next, "new": password}, nil)
}

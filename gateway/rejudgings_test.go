package gateway

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/blob"
	"assize/judge"
	"assize/problems"
)

// requestOf is the judgement that a rejudging asks for.
func (f *fixture) requestOf(rejudging string, a acceptedBody) acceptedBody {
	f.t.Helper()
	again := acceptedBody{ID: a.ID}
	f.scan(&again.Judgement, `SELECT id::text FROM judgement_requests WHERE rejudging_id = $1 AND submission_id = $2`, rejudging, a.ID)
	return again
}

func (p *person) verdictOf(a acceptedBody) string {
	p.f.t.Helper()
	var page submissionPage
	p.must(200, "GET", "/api/v1/submissions/"+a.ID, nil, &page)
	if page.Verdict == nil {
		return "none"
	}
	return page.Verdict.String()
}

// TestRejudging plays a rejudging of a contest from its preview to its end.
func TestRejudging(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addProblem("sub")
	f.addContest("cup", 0, "add", "sub")
	ada, bob, jo := f.contestant("ada"), f.contestant("bob"), f.juror("jo")
	enter := func(p *person, problem string, verdict judge.Verdict) acceptedBody {
		t.Helper()
		var a acceptedBody
		p.must(202, "POST", "/api/v1/submissions", submission(problem, "contest", "cup"), &a)
		if verdict != judge.JE {
			f.judged(a, verdict)
		}
		return a
	}
	for _, p := range []*person{ada, bob} {
		p.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	}
	wrong, right, other := enter(ada, "add", judge.WA), enter(bob, "add", judge.AC), enter(bob, "sub", judge.TLE)
	open := enter(ada, "sub", judge.JE)
	practice := ada.submit("add")
	f.judged(practice, judge.WA)
	f.exec(`UPDATE judgement_requests SET requested_at = requested_at + interval '1 hour'`) // by a clock that was ahead

	var g rejudgingPage
	r := jo.must(202, "POST", "/api/v1/rejudgings", map[string]any{"contest": "cup", "reason": "the answers were wrong"}, &g)
	if g.State != "judging" || g.Total != 3 || g.Done != 0 || g.Selection.Contest != "cup" || g.Account.Login != "jo" || r.header.Get("Location") != "/api/v1/rejudgings/"+g.ID {
		t.Errorf("%+v", g)
	}
	address := "/api/v1/rejudgings/" + g.ID
	jo.must(409, "POST", address+"/apply", nil, nil) // nothing is judged yet
	f.judged(f.requestOf(g.ID, wrong), judge.AC)
	f.judged(f.requestOf(g.ID, right), judge.AC)
	jo.must(409, "POST", address+"/apply", nil, nil)
	f.judged(f.requestOf(g.ID, other), judge.JE)

	// Nobody sees anything of it.
	var solved problemPage
	ada.must(200, "GET", "/api/v1/problems/add", nil, &solved)
	if got := ada.verdictOf(wrong) + bob.verdictOf(right) + bob.verdictOf(other) + ada.verdictOf(open); got != "WAACTLEnone" || solved.Solved {
		t.Errorf("verdicts while it is a preview: %s, solved %v", got, solved.Solved)
	}
	jo.must(200, "GET", address, nil, &g)
	if g.State != "ready" || g.Done != 3 || g.Changed != 2 || g.Errors != 1 || len(g.Verdicts) != 3 || len(g.Contests) != 1 || g.Contests[0].Changed != 2 {
		t.Errorf("preview %+v", g)
	}
	var list struct{ Submissions []rejudgedItem }
	jo.must(200, "GET", address+"/submissions", nil, &list)
	if len(list.Submissions) != 2 || list.Submissions[0].Old.Verdict != "WA" || list.Submissions[0].New.Verdict != "AC" || list.Submissions[0].Account.Login != "ada" {
		t.Errorf("changed: %+v", list.Submissions)
	}
	for show, want := range map[string]int{"all": 3, "open": 0, "errors": 1} {
		jo.must(200, "GET", address+"/submissions?show="+show, nil, &list)
		if len(list.Submissions) != want {
			t.Errorf("%s: %+v", show, list.Submissions)
		}
	}
	var board struct {
		Total int
		Rows  []boardChange
	}
	jo.must(200, "GET", address+"/board?contest=cup", nil, &board)
	// Ada was there before Bob, and takes the first solve from him.
	if board.Total != 2 || board.Rows[0].Name != "Contestant ada" || board.Rows[0].Old.Solved != 0 || board.Rows[0].New.Solved != 1 || board.Rows[0].New.Rank != 1 ||
		!board.Rows[0].Cells[0].New.First || !board.Rows[1].Cells[0].Old.First || board.Rows[1].Cells[0].New.First {
		t.Errorf("board %+v", board)
	}
	var before, after time.Time
	f.scan(&before, `SELECT updated_at FROM contests`)
	jo.must(200, "POST", address+"/apply", nil, &g)
	if g.State != "applied" || g.ClosedBy == nil || *g.ClosedBy != "jo" || g.Changed != 2 {
		t.Errorf("applied: %+v", g)
	}
	f.scan(&after, `SELECT updated_at FROM contests`)
	if !after.After(before) {
		t.Error("the leaderboard does not hear of it")
	}
	if got := ada.verdictOf(wrong) + bob.verdictOf(right) + bob.verdictOf(other); got != "ACACTLE" {
		t.Errorf("verdicts after it was applied: %s; a JE must not be", got)
	}
	ada.must(200, "GET", "/api/v1/problems/add", nil, &solved)
	if !solved.Solved {
		t.Error("add is not solved now")
	}
	jo.must(409, "POST", address+"/apply", nil, nil)
	jo.must(409, "POST", address+"/cancel", nil, nil)

	jo.must(202, "POST", "/api/v1/rejudgings", map[string]any{"submission": practice.ID, "reason": "she asks"}, &g)
	again := f.requestOf(g.ID, practice)
	jo.must(200, "POST", "/api/v1/rejudgings/"+g.ID+"/cancel", nil, &g)
	f.judged(again, judge.AC) // it was under way
	if got := ada.verdictOf(practice); g.State != "cancelled" || got != "WA" {
		t.Errorf("after %+v: %s", g, got)
	}
	jo.must(409, "POST", "/api/v1/rejudgings/"+g.ID+"/apply", nil, nil)
	var sets struct {
		Rejudgings []rejudgingSummary
		Total      int
	}
	for query, want := range map[string]int{"": 2, "?state=applied": 1, "?contest=cup": 1, "?state=open": 0, "?problem=add": 0} {
		jo.must(200, "GET", "/api/v1/rejudgings"+query, nil, &sets)
		if len(sets.Rejudgings) != want || sets.Total != want {
			t.Errorf("%s: %+v", query, sets)
		}
	}
	if log := f.auditLog(jo, "?account=jo&limit=4"); len(log) != 4 || log[0].Action != "rejudging.cancel" || log[2].Action != "rejudging.apply" || *log[2].Contest != "cup" {
		t.Errorf("audit log: %+v", log)
	}
}

func TestRejudgingsRefused(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada, jo := f.contestant("ada"), f.juror("jo")
	a := ada.submit("add") // not judged yet
	nobody := "00000000-0000-4000-8000-000000000000"
	for name, c := range map[string]struct {
		status int
		body   any
		want   string
	}{
		"nothing":            {400, map[string]any{"reason": "x"}, "which submissions"},
		"no reason":          {400, map[string]any{"problem": "add"}, "reason"},
		"long reason":        {400, map[string]any{"problem": "add", "reason": strings.Repeat("x", 1001)}, "reason"},
		"no such problem":    {404, map[string]any{"problem": "nothing", "reason": "x"}, "nothing"},
		"odd problem":        {404, map[string]any{"problem": "'; --", "reason": "x"}, "problem"},
		"no such contest":    {404, map[string]any{"contest": "nothing", "reason": "x"}, "contest"},
		"no such submission": {404, map[string]any{"submission": nobody, "reason": "x"}, "submission"},
		"no id":              {404, map[string]any{"submission": "x", "reason": "x"}, "submission"},
		"no such verdict":    {400, map[string]any{"verdict": "XX", "reason": "x"}, "XX"},
		"nothing fits":       {400, map[string]any{"problem": "add", "reason": "x"}, "fits"},
		"version alone":      {400, map[string]any{"version": 1, "language": "cpp", "reason": "x"}, "version"},
		"no such version":    {404, map[string]any{"problem": "add", "version": 7, "reason": "x"}, "version 7"},
		"negative version":   {400, map[string]any{"problem": "add", "version": -1, "reason": "x"}, "version"},
		"NUL":                {400, map[string]any{"problem": "a\x00", "reason": "x"}, "problem"},
		"unknown field":      {400, map[string]any{"problem": "add", "reason": "x", "all": true}, "all"},
	} {
		r := jo.do("POST", "/api/v1/rejudgings", c.body)
		if _, message := r.error(); r.status != c.status || !strings.Contains(message, c.want) {
			t.Errorf("%s: %d %s", name, r.status, r.body)
		}
	}
	f.judged(a, judge.AC)
	for _, path := range []string{"", "/" + nobody, "/" + nobody + "/submissions", "/" + nobody + "/board?contest=x"} {
		ada.must(403, "GET", "/api/v1/rejudgings"+path, nil, nil)
		if path != "" {
			jo.must(404, "GET", "/api/v1/rejudgings"+path, nil, nil)
		}
	}
	ada.must(403, "POST", "/api/v1/rejudgings", map[string]any{"problem": "add", "reason": "x"}, nil)
	for _, verb := range []string{"/apply", "/cancel"} {
		ada.must(403, "POST", "/api/v1/rejudgings/"+nobody+verb, nil, nil)
		jo.must(404, "POST", "/api/v1/rejudgings/"+nobody+verb, nil, nil)
		jo.must(404, "POST", "/api/v1/rejudgings/1"+verb, nil, nil)
	}
}

func answering(answer string) func(fstest.MapFS) {
	return func(m fstest.MapFS) { m["data/secret/01.ans"] = &fstest.MapFile{Data: []byte(answer + "\n")} }
}

// TestVersions tries out new data, applies them together with their rejudging,
// drops others and goes back.
func TestVersions(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada, jo := f.contestant("ada"), f.juror("jo")
	first := ada.submit("add")
	f.judged(first, judge.AC)
	var data [3]string
	dataset := func(number int) (digest string) {
		f.scan(&digest, `SELECT dataset FROM problem_versions WHERE number = $1`, number)
		return digest
	}
	data[0] = dataset(1)
	var done Imported
	f.admin.must(201, "POST", "/api/v1/problems", zipped(t, "add/", packageFiles("add", answering("43"))), &done)
	if done.Version != 2 || !done.Changed || done.Applied {
		t.Fatalf("new data on a problem with submissions: %+v", done)
	}
	f.admin.must(200, "POST", "/api/v1/problems", zipped(t, "add/", packageFiles("add", answering("43"))), &done)
	if done.Version != 2 || done.Changed || done.Applied {
		t.Errorf("the same again: %+v", done)
	}
	// A statement alone does not wait.
	f.admin.must(201, "POST", "/api/v1/problems?apply=later", zipped(t, "add/", packageFiles("add", answering("42"), func(m fstest.MapFS) {
		m["statement/problem.en.md"].Data = []byte("Add up, unicorns welcome.\n")
	})), &done)
	if done.Version != 3 || done.Applied {
		t.Errorf("with apply=later: %+v", done)
	}
	data[1] = dataset(2)
	current := func(want string, unicorns string) {
		t.Helper()
		a := ada.submit("add")
		var digest string
		f.scan(&digest, `SELECT dataset FROM judgement_requests WHERE id = $1`, a.Judgement)
		f.judged(a, judge.WA)
		if got, _ := ada.bank("?q=unicorns"); digest != want || got != unicorns {
			t.Errorf("judged by %s, want %s; unicorns are found in %q, want %q", digest, want, got, unicorns)
		}
	}
	current(data[0], "") // what waits is nowhere to be seen
	var list struct{ Versions []problemVersion }
	jo.must(200, "GET", "/api/v1/problems/add/versions", nil, &list)
	if v := list.Versions; len(v) != 3 || v[0].State != "pending" || v[2].State != "current" || v[2].Submissions != 2 || v[1].Changes != (dataChanges{Changed: 1}) || v[1].TestCases != 2 {
		t.Errorf("versions %+v", v)
	}
	jo.must(403, "DELETE", "/api/v1/problems/add/versions/3", nil, nil)
	f.admin.must(204, "PUT", "/api/v1/problems/add/versions/3/current", nil, nil)
	current(data[0], "add")
	f.admin.must(409, "DELETE", "/api/v1/problems/add/versions/3", nil, nil)
	f.admin.must(409, "DELETE", "/api/v1/problems/add/versions/1", nil, nil)

	// The first rejudging of version 2 is cancelled, the second applied.
	var g rejudgingPage
	try := map[string]any{"problem": "add", "version": 2, "reason": "43 is right"}
	jo.must(202, "POST", "/api/v1/rejudgings", try, &g)
	if g.Total != 3 || g.Selection.Version != 2 {
		t.Errorf("%+v", g)
	}
	f.admin.must(409, "PUT", "/api/v1/problems/add/versions/2/current", nil, nil)
	f.admin.must(409, "DELETE", "/api/v1/problems/add/versions/2", nil, nil)
	jo.must(200, "POST", "/api/v1/rejudgings/"+g.ID+"/cancel", nil, nil)
	jo.must(202, "POST", "/api/v1/rejudgings", try, &g)
	// Somebody submits meanwhile, and is judged by the old data.
	late := ada.submit("add")
	f.judged(late, judge.AC)
	f.eventually(func() error {
		jo.must(200, "GET", "/api/v1/rejudgings/"+g.ID, nil, &g)
		if g.Total != 4 {
			return fmt.Errorf("%d submissions in the rejudging", g.Total)
		}
		return nil
	})
	rows, err := f.db.Query(context.Background(), `SELECT id::text, submission_id::text FROM judgement_requests WHERE rejudging_id = $1`, g.ID)
	if err != nil {
		t.Fatal(err)
	}
	var all []acceptedBody
	for rows.Next() {
		var a acceptedBody
		if err := rows.Scan(&a.Judgement, &a.ID); err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	for _, a := range all {
		f.judged(a, judge.WA)
	}
	running := ada.submit("add") // by the old data still, and not judged
	jo.must(200, "POST", "/api/v1/rejudgings/"+g.ID+"/apply", nil, &g)
	if ada.verdictOf(first)+ada.verdictOf(late)+ada.verdictOf(running) != "WAWAnone" {
		t.Errorf("verdicts %s %s %s", ada.verdictOf(first), ada.verdictOf(late), ada.verdictOf(running))
	}
	var digest string
	f.scan(&digest, `SELECT dataset FROM judgement_requests WHERE submission_id = $1 ORDER BY requested_at DESC LIMIT 1`, running.ID)
	if digest != data[1] {
		t.Error("what was being judged by the old data is not judged again")
	}
	current(data[1], "") // the statement of version 2
	jo.must(200, "GET", "/api/v1/problems/add/versions", nil, &list)
	if v := list.Versions; v[1].State != "current" || v[0].State != "past" || v[1].Submissions != 5 {
		t.Errorf("versions %+v", v)
	}
	f.admin.must(201, "POST", "/api/v1/problems", zipped(t, "add/", packageFiles("add", answering("44"))), &done)
	f.admin.must(204, "DELETE", "/api/v1/problems/add/versions/4", nil, nil)
	f.admin.must(409, "PUT", "/api/v1/problems/add/versions/4/current", nil, nil)
	jo.must(409, "POST", "/api/v1/rejudgings", map[string]any{"problem": "add", "version": 4, "reason": "x"}, nil)
	f.admin.must(201, "POST", "/api/v1/problems?apply=now", zipped(t, "add/", packageFiles("add", answering("44"))), &done)
	if done.Version != 5 || !done.Applied {
		t.Errorf("with apply=now: %+v", done)
	}
	for _, bad := range []string{"0", "-1", "x", "99999999999999999999", "2%00", "6"} {
		f.admin.must(404, "DELETE", "/api/v1/problems/add/versions/"+bad, nil, nil)
	}
	f.admin.must(404, "GET", "/api/v1/problems/nothing/versions", nil, nil)
	f.admin.must(400, "POST", "/api/v1/problems?apply=never", zipped(t, "add/", packageFiles("add")), nil)
	ada.must(403, "GET", "/api/v1/problems/add/versions", nil, nil)
}

// TestWaitingVersionIsAppliedByTheSite: the bank that comes with the program is not
// looked at by anybody first.
func TestWaitingVersionIsAppliedByTheSite(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.judged(f.contestant("ada").submit("add"), judge.AC)
	var done Imported
	f.admin.must(201, "POST", "/api/v1/problems", zipped(t, "add/", packageFiles("add", answering("43"))), &done)
	p, err := problems.Load(packageFiles("add", answering("43")))
	if err != nil {
		t.Fatal(err)
	}
	p.Slug = "add"
	if done, err = f.s.ImportPackage(t.Context(), p); err != nil || !done.Applied || done.Version != 2 {
		t.Errorf("%+v, %v", done, err)
	}
}

// TestRejudgingsCarryEarlierRuns wants the message of a rejudging to name what the
// runs came to, under the keys that a runner makes.
func TestRejudgingsCarryEarlierRuns(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	facts := f.submittedFacts()
	a := f.contestant("ada").submit("add")
	if fact := receive(t, facts); fact.Earlier != "" {
		t.Errorf("a submission names earlier runs: %+v", fact)
	}
	f.judged(a, judge.WA, judge.Run{Case: "sample/1", Verdict: judge.AC, Fuel: 7}, judge.Run{Case: "secret/01", Verdict: judge.WA, Fuel: 9, Feedback: "41 is not 42"})
	f.exec(`UPDATE judgements SET compile = '{"module":"aa"}', output_limit = 1000, engine = 'e', rules = 7`)
	f.admin.must(202, "POST", "/api/v1/submissions/"+a.ID+"/rejudge", nil, nil)
	fact := receive(t, facts)
	b, err := blob.Read(t.Context(), f.blobs, fact.Earlier, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	e, err := judge.DecodeEarlier(b)
	if err != nil {
		t.Fatal(err)
	}
	d, err := f.s.dataset(t.Context(), fact.Dataset)
	if err != nil {
		t.Fatal(err)
	}
	limits := judge.RunLimits{CostTable: "plain-1", Rules: 7, Fuel: 1000, MemoryBytes: 131072, OutputBytes: 1000}
	if len(e.Runs) != 2 || e.Engine != "e" {
		t.Fatalf("%+v", e)
	}
	for i, r := range e.Runs {
		key, err := judge.RunKey(judge.Compile{Module: "aa", Cached: true, Diagnostics: "x"}, limits, d, d.Cases[i])
		if err != nil || r.Key != key || r.Run.Case != d.Cases[i].Name {
			t.Errorf("run %d: %+v, want the key %s, %v", i, r, key, err)
		}
	}
	if e.Runs[1].Run.Feedback != "41 is not 42" || e.Runs[1].Run.Verdict != judge.WA {
		t.Errorf("%+v", e.Runs[1])
	}
}

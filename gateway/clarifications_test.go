package gateway

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

func (p *person) clarifications(query string) (list []clarification) {
	p.f.t.Helper()
	var page struct{ Clarifications []clarification }
	p.must(200, "GET", "/api/v1/contests/cup/clarifications"+query, nil, &page)
	return page.Clarifications
}

func texts(list []clarification) string {
	var all []string
	for _, c := range list {
		all = append(all, c.Text)
	}
	return strings.Join(all, ", ")
}

func (p *person) say(status int, text string, more ...string) (c clarification) {
	p.f.t.Helper()
	body := map[string]string{"text": text}
	for i := 0; i+1 < len(more); i += 2 {
		body[more[i]] = more[i+1]
	}
	if status == 201 {
		p.must(status, "POST", "/api/v1/contests/cup/clarifications", body, &c)
	} else {
		p.must(status, "POST", "/api/v1/contests/cup/clarifications", body, nil)
	}
	return c
}

// TestClarifications walks through what each may see and say.
func TestClarifications(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.exec(`UPDATE problems SET visibility = 'hidden'`)
	f.addContest("cup", time.Hour, "add")
	ada, bob, juror, anyone := f.contestant("ada"), f.contestant("bob"), f.juror("jo"), &person{f: f}
	stranger := f.contestant("eve")
	for _, p := range []*person{ada, bob} {
		p.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	}

	// Before the start nothing about a problem is seen, or can be asked.
	juror.say(201, "welcome")
	juror.say(201, "read A twice", "problem_id", "add")
	if got := texts(ada.clarifications("")); got != "welcome" {
		t.Errorf("before the start a contestant sees %q", got)
	}
	if got := texts(juror.clarifications("")); got != "welcome, read A twice" {
		t.Errorf("before the start the jury sees %q", got)
	}
	ada.say(404, "what is A?", "problem_id", "add")
	ada.say(201, "may I use paper?")
	f.advance(time.Hour + time.Minute)

	q := ada.say(201, "is n positive?", "problem_id", "add")
	if *q.FromTeam != f.accountID("ada") || *q.Label != "A" || q.ToTeam != nil || !strings.HasPrefix(q.ContestTime, "0:0") || *q.FromName != "Contestant ada" {
		t.Errorf("asked %+v", q)
	}
	stranger.say(403, "me too")
	anyone.say(401, "me too")
	ada.say(403, "psst", "to_team_id", f.accountID("bob"))
	ada.say(404, "?", "problem_id", "nothing")
	ada.say(400, "  ")
	if got := texts(bob.clarifications("")); got != "welcome, read A twice" {
		t.Errorf("bob sees %q", got)
	}
	if got := texts(juror.clarifications("?status=open")); got != "may I use paper?, is n positive?" {
		t.Errorf("the queue is %q", got)
	}

	answer := juror.say(201, "yes", "reply_to_id", q.ID, "to_team_id", f.accountID("ada"))
	if *answer.Problem != "add" || *answer.ReplyTo != q.ID || answer.FromTeam != nil {
		t.Errorf("answered %+v", answer)
	}
	juror.say(404, "?", "reply_to_id", answer.ID) // which is no question
	juror.say(404, "?", "reply_to_id", "17")
	juror.say(404, "?", "to_team_id", f.accountID("eve"))
	if got := texts(juror.clarifications("?status=open")); got != "may I use paper?" {
		t.Errorf("the queue is %q", got)
	}
	mine := ada.clarifications("")
	if got := texts(mine); got != "welcome, read A twice, may I use paper?, is n positive?, yes" || !mine[3].Answered || mine[2].Answered {
		t.Errorf("ada sees %q: %+v", got, mine)
	}

	// Answered to all: bob sees the answer, and not whose question it was.
	juror.say(201, "paper is allowed", "reply_to_id", mine[2].ID)
	theirs := bob.clarifications("")
	if got := texts(theirs); got != "welcome, read A twice, paper is allowed" || theirs[2].ReplyTo != nil {
		t.Errorf("bob sees %q: %+v", got, theirs)
	}
	for name, p := range map[string]*person{"a stranger": stranger, "anybody": anyone} {
		if got := texts(p.clarifications("")); got != "welcome, read A twice, paper is allowed" {
			t.Errorf("%s sees %q", name, got)
		}
	}

	first := ada.do("GET", "/api/v1/contests/cup/clarifications", nil)
	tag := first.header.Get("ETag")
	ada.must(http.StatusNotModified, "GET", "/api/v1/contests/cup/clarifications", nil, nil, "If-None-Match", tag)
	juror.say(201, "five minutes left")
	ada.must(http.StatusOK, "GET", "/api/v1/contests/cup/clarifications", nil, nil, "If-None-Match", tag)

	for range maxOpenQuestions {
		bob.say(201, "hello?")
	}
	r := bob.do("POST", "/api/v1/contests/cup/clarifications", map[string]string{"text": "hello?"})
	if r.status != 429 || r.header.Get("Retry-After") == "" {
		t.Errorf("question %d: %d %s", maxOpenQuestions+1, r.status, r.body)
	}
	f.advance(2 * time.Hour)
	ada.say(403, "too late?")

	var actions []string
	for _, e := range f.auditLog(juror, "?contest=cup&account=jo") {
		actions = append(actions, e.Action)
	}
	slices.Reverse(actions)
	if got := strings.Join(actions, " "); got != "clarification.announce clarification.announce clarification.answer clarification.answer clarification.announce" {
		t.Errorf("the audit log has %s", got)
	}
}

func TestRelativeTime(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0:00:00.000", -1500 * time.Millisecond: "-0:00:01.500", 26*time.Hour + 3*time.Minute + 4*time.Second + 5678*time.Microsecond: "26:03:04.005",
	} {
		if got := relativeTime(d); got != want {
			t.Errorf("relativeTime(%v) = %s, want %s", d, got, want)
		}
	}
}

package gateway

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"assize/judge"
)

// TestCrowdForgets wants every change of a contest to be seen by the very next
// request, though what all see is kept in memory.
func TestCrowdForgets(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addProblem("sub")
	f.exec(`UPDATE problems SET visibility = 'hidden'`)
	f.addContest("cup", -time.Minute, "add")
	ada, juror := f.contestant("ada"), f.juror("jo")
	page := func() (c contestPage) {
		t.Helper()
		ada.must(200, "GET", "/api/v1/contests/cup", nil, &c)
		return c
	}
	if c := page(); c.Registered || c.Participants != 0 {
		t.Errorf("before registration: %+v", c)
	}
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	if c := page(); !c.Registered || c.Participants != 1 || c.Problems[0].Attempted {
		t.Errorf("after registration: %+v", c)
	}
	ada.must(202, "POST", "/api/v1/submissions", map[string]any{"problem": "add", "contest": "cup", "language": "cpp", "source": "int main(){}"}, nil)
	if c := page(); !c.Problems[0].Attempted {
		t.Errorf("after a submission: %+v", c.Problems)
	}
	juror.must(200, "PATCH", "/api/v1/contests/cup/participants/ada", map[string]int{"extra_seconds": 60}, nil)
	if c := page(); c.ExtraSeconds != 60 {
		t.Errorf("after extra time: %+v", c)
	}
	ada.say(201, "what is A?")
	if got := texts(ada.clarifications("")); got != "what is A?" {
		t.Errorf("after a question: %q", got)
	}
	juror.say(201, "read it")
	if got := texts(ada.clarifications("")); got != "what is A?, read it" {
		t.Errorf("after an announcement: %q", got)
	}
	var p problemPage
	ada.must(404, "GET", "/api/v1/problems/sub?contest=cup", nil, nil)
	ada.must(200, "GET", "/api/v1/problems/add?contest=cup", nil, &p)
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{
		"languages": []string{"cpp"}, "fuel_multipliers": map[string]float64{"cpp": 3}, "name": "The Cup",
	}, nil)
	if c := page(); c.Name != "The Cup" {
		t.Errorf("after a change: %+v", c)
	}
	usual := p.Limits.FuelByLanguage["cpp"]
	p = problemPage{}
	ada.must(200, "GET", "/api/v1/problems/add?contest=cup", nil, &p)
	if got := p.Limits.FuelByLanguage; len(got) != 1 || got["cpp"] != 3*usual {
		t.Errorf("limits in the contest: %v, usually %d", got, usual)
	}
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"starts_at": time.Now().Add(time.Hour), "ends_at": time.Now().Add(2 * time.Hour)}, nil)
	ada.must(404, "GET", "/api/v1/problems/add?contest=cup", nil, nil)
	if c := page(); c.State != upcoming || len(c.Problems) != 0 {
		t.Errorf("after it was put off: %+v", c)
	}
}

// TestCrowdReadsOnceInARush: a submission is no reason to read a contest anew, nor
// what anybody else is in it.
func TestCrowdReadsOnceInARush(t *testing.T) {
	c := newCrowd()
	reads := 0
	for range 3 {
		_, err := fresh(c, "contest", "cup", c.contests, func() (*contestFacts, error) {
			reads++
			c.forget(crowdChange{Account: "ada"})
			return &contestFacts{read: time.Now()}, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if reads != 1 {
		t.Errorf("read %d times, want once", reads)
	}
	mark := c.mark()
	c.forget(crowdChange{Account: "ada"})
	now := time.Now()
	c.remember(mark, "cup", map[string]attendance{"ada": {read: now}, "bob": {read: now}})
	if _, ok := c.part("bob", "cup"); !ok {
		t.Error("bob is not remembered, since ada has submitted")
	}
	if _, ok := c.part("ada", "cup"); ok {
		t.Error("what ada was before she submitted is remembered")
	}
	c.forget(crowdChange{All: true})
	c.remember(mark, "cup", map[string]attendance{"bob": {read: now}})
	if _, ok := c.part("bob", "cup"); ok {
		t.Error("what bob was before everything changed is remembered")
	}
}

// TestCrowdReadsApart: while the contest 2a is being read, whoever asks for a gets
// a, however many changes there were in between.
func TestCrowdReadsApart(t *testing.T) {
	c := newCrowd()
	c.forgotten = 1
	read := func(slug string) *contestFacts {
		f := &contestFacts{read: time.Now()}
		f.contest.Slug = slug
		return f
	}
	entered, release := make(chan struct{}), make(chan struct{})
	go func() {
		_, _ = fresh(c, "contest", "2a", c.contests, func() (*contestFacts, error) {
			close(entered)
			select {
			case <-release:
			case <-time.After(5 * time.Second): // where the other waits for this one
			}
			return read("2a"), nil
		})
	}()
	<-entered
	for range 11 {
		c.forget(crowdChange{Contest: "x"})
	}
	got, err := fresh(c, "contest", "a", c.contests, func() (*contestFacts, error) { return read("a"), nil })
	close(release)
	if err != nil || got.contest.Slug != "a" {
		t.Errorf("asked for a, got %q, %v", got.contest.Slug, err)
	}
}

// TestOtherGatewaysSeeContestsChange changes a contest through one gateway and
// asks another.
func TestOtherGatewaysSeeContestsChange(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", -time.Minute, "add")
	ada := f.contestant("ada")
	first := f.url
	f.run() // another gateway of the same site, which f.url is from now on
	var c contestPage
	ada.must(200, "GET", "/api/v1/contests/cup", nil, &c)
	second := f.url
	f.url = first
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	f.url = second
	f.eventually(func() error {
		ada.must(200, "GET", "/api/v1/contests/cup", nil, &c)
		if !c.Registered {
			return fmt.Errorf("not registered")
		}
		return nil
	})
}

// TestTrialsByContestRules runs a program without submitting it where a contest
// has languages and limits of its own.
func TestTrialsByContestRules(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", -time.Minute, "add")
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"languages": []string{"cpp"}, "fuel_multipliers": map[string]float64{"cpp": 3}}, nil)
	ada, facts := f.contestant("ada"), f.submittedFacts()
	trial := map[string]any{"problem": "add", "contest": "cup", "language": "cpp", "source": "int main(){}", "samples": true}
	ada.must(202, "POST", "/api/v1/trials", trial, nil)
	s := <-facts
	if s.FuelMultiplier != 3 || s.Class != judge.Practice {
		t.Errorf("a trial by the contest's rules: multiplier %v, class %s", s.FuelMultiplier, s.Class)
	}
	trial["language"] = "go"
	ada.must(400, "POST", "/api/v1/trials", trial, nil)
	trial["contest"] = "nothing"
	ada.must(404, "POST", "/api/v1/trials", trial, nil)
	if r := ada.do(http.MethodGet, "/api/v1/contests/cup/scoreboard", nil); r.status != 200 {
		t.Errorf("scoreboard: %d", r.status)
	}
	var n int
	f.scan(&n, `SELECT count(*) FROM submissions WHERE contest_id IS NOT NULL AND NOT trial`)
	if n != 0 {
		t.Errorf("%d trials became submissions", n)
	}
}

package gateway

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"assize/judge"
)

func (p *person) queued(id string) (s submissionPage) {
	p.f.t.Helper()
	p.must(200, "GET", "/api/v1/submissions/"+id, nil, &s)
	return s
}

// TestQueueIsHonest has everybody's place be the number of those who came before
// and are not judged yet, in each class by itself; and wants no place ever to
// grow, whoever comes later.
func TestQueueIsHonest(t *testing.T) {
	f := start(t, func(c *Config) { c.QueueEvery = 10 * time.Millisecond })
	f.addProblem("add")
	f.addContest("cup", 0, "add")
	var people []*person
	var lines [2][]acceptedBody // contest and practice
	owner := map[string]*person{}
	enter := func(line int) {
		p := people[len(owner)%len(people)]
		body := submission("add", "source", fmt.Sprintf("int main() { return %d; }", len(owner)))
		if line == 0 {
			body["contest"] = "cup"
		}
		var a acceptedBody
		p.must(202, "POST", "/api/v1/submissions", body, &a)
		lines[line] = append(lines[line], a)
		owner[a.ID] = p
	}
	for i := range 3 {
		p := f.contestant(fmt.Sprintf("p%d", i))
		p.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
		people = append(people, p)
	}
	for i := range 12 {
		enter(i % 2)
	}
	told := map[string]int{}
	// settle waits until every place is exact, and looks at each on the way.
	settle := func() {
		t.Helper()
		f.eventually(func() error {
			for _, line := range lines {
				for i, a := range line {
					s := owner[a.ID].queued(a.ID)
					if s.Queue == nil {
						return fmt.Errorf("%s has no place", a.ID)
					}
					if last, ok := told[a.ID]; ok && s.Queue.Position > last {
						t.Fatalf("the place of %s went from %d to %d", a.ID, last, s.Queue.Position)
					}
					if told[a.ID] = s.Queue.Position; s.Queue.Position != i+1 {
						return fmt.Errorf("%s is number %d in line, should be %d", a.ID, s.Queue.Position, i+1)
					}
				}
			}
			return nil
		})
	}
	settle()
	for round := range 5 {
		line := round % 2
		done := lines[line][0]
		f.judged(done, judge.AC)
		lines[line] = lines[line][1:]
		if s := owner[done.ID].queued(done.ID); s.Queue != nil || s.State != judge.Done {
			t.Errorf("judged, and still number %+v in line", s.Queue)
		}
		enter(line)
		settle()
	}
	// Both lines have moved, so there is an estimate, and it grows with the place.
	for _, line := range lines {
		last := int64(0)
		for _, a := range line {
			q := owner[a.ID].queued(a.ID).Queue
			if q.EstimateMS == nil || *q.EstimateMS < last || *q.EstimateMS == 0 {
				t.Fatalf("number %d: estimate %v after %d", q.Position, q.EstimateMS, last)
			}
			last = *q.EstimateMS
		}
	}
}

func TestPace(t *testing.T) {
	at := time.Unix(0, 0)
	var p pace
	step := func(waited bool, answered int) {
		at = at.Add(time.Second)
		p = p.with(at, waited, answered)
	}
	if step(true, 5); p.perSecond() != 0 {
		t.Errorf("one look knows a pace: %v", p.perSecond())
	}
	step(true, 4)
	step(true, 8)
	if got := p.perSecond(); got != 6 {
		t.Errorf("4 and 8 in two seconds: %v a second", got)
	}
	for range 5 {
		step(false, 0) // nobody waits: that says nothing of the pace
	}
	if got := p.perSecond(); got != 6 {
		t.Errorf("after a quiet time: %v a second", got)
	}
	for range 20 {
		step(true, 1)
	}
	if got := p.perSecond(); got != 1 {
		t.Errorf("after %v at 1 a second: %v", paceTime, got)
	}
}

// TestTooManyWaiting wants the refusal to say when the first one is done.
func TestTooManyWaiting(t *testing.T) {
	f := start(t, func(c *Config) { c.MaxUnanswered, c.QueueEvery = 2, 10*time.Millisecond })
	f.addProblem("add")
	ada, bob := f.contestant("ada"), f.contestant("bob")
	done, also := bob.submit("add"), bob.submit("add")
	ada.submit("add")
	last := ada.submit("add")
	refused := func() response {
		t.Helper()
		return ada.must(429, "POST", "/api/v1/submissions", submission("add"), nil)
	}
	if r := refused(); r.header.Get("Retry-After") == "" {
		t.Errorf("no Retry-After: %s", r.body)
	}
	f.eventually(func() error {
		if s := ada.queued(last.ID); s.Queue == nil || s.Queue.Position != 4 {
			return fmt.Errorf("%+v", s.Queue)
		}
		return nil
	})
	f.judged(done, judge.AC)
	f.judged(also, judge.AC)
	f.eventually(func() error {
		r := refused()
		if _, message := r.error(); !strings.Contains(message, "number 1 in line") || r.header.Get("Retry-After") == "" {
			return fmt.Errorf("%s", r.body)
		}
		return nil
	})
}

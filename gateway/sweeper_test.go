package gateway

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/blob"
	"assize/bus"
	"assize/internal/testkit"
	"assize/judge"
)

// never is a sweep that the test itself starts.
func never(c *Config) { c.SweepEvery = 24 * time.Hour }

// committed writes a submission as a gateway does that dies before it publishes.
func (f *fixture) committed(login, problem string) acceptedBody {
	f.t.Helper()
	r := &request{account: &account{ID: f.accountID(login)}, now: f.s.now()}
	n, err := f.s.prepare(r)
	if err != nil {
		f.t.Fatal(err)
	}
	n.language, n.class, n.files = "cpp", judge.Practice, []sourceFile{{"main.cpp", "int main() {} // " + n.id}}
	n.problem, n.version = new(string), new(string)
	f.scan(n.problem, `SELECT id::text FROM problems WHERE slug = $1`, problem)
	f.scan(n.version, `SELECT current_version::text FROM problems WHERE slug = $1`, problem)
	if err := pgx.BeginFunc(f.t.Context(), f.db, func(tx pgx.Tx) error { return insertSubmission(f.t.Context(), tx, n) }); err != nil {
		f.t.Fatal(err)
	}
	return acceptedBody{ID: n.id, Judgement: n.judgement}
}

// TestSweeperPublishes: what was committed by a gateway that died before it
// published is published by the next one, with its sources.
func TestSweeperPublishes(t *testing.T) {
	f := start(t, never)
	f.addProblem("add")
	f.contestant("ada")
	a := f.committed("ada", "add")
	facts := f.submittedFacts()
	sweep := func() {
		t.Helper()
		if err := f.s.sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	published := func() int { return f.publishCount(a) }
	sweep() // too early: the outbox may be at it
	if n := published(); n != 0 {
		t.Fatalf("published %d times at once", n)
	}
	f.advance(unpublishedAfter + time.Second)
	sweep()
	fact := receive(t, facts)
	if fact.Judgement != a.Judgement || published() != 1 {
		t.Fatalf("swept %+v, published %d times", fact, published())
	}
	if _, err := blob.Read(t.Context(), f.blobs, fact.Sources[0].Digest, 1000); err != nil {
		t.Error(err)
	}
	sweep() // it is published, and not lost yet
	if n := published(); n != 1 {
		t.Fatalf("published %d times", n)
	}
	// The queues lose it: nothing is waiting, nothing is in flight.
	f.eventually(func() error {
		if !f.s.queuesIdle(t.Context()) {
			return errors.New("the queues are not empty")
		}
		return nil
	})
	f.advance(lostAfter + time.Second)
	sweep()
	if again := receive(t, facts); again.Judgement != a.Judgement || published() != 2 {
		t.Fatalf("lost and swept: %+v, published %d times", again, published())
	}
	f.judged(a, judge.AC)
	sweep()
	var answered bool
	f.scan(&answered, `SELECT answered FROM judgement_requests WHERE id = $1`, a.Judgement)
	counted := `assize_verdicts_total{class="practice",verdict="AC"} 1`
	if metrics := f.admin.must(200, "GET", "/metrics", nil, nil); !answered || !strings.Contains(string(metrics.body), counted) {
		t.Error("the recorded judgement is not marked or not counted")
	}
	f.advance(time.Hour)
	sweep()
	if n := published(); n != 2 {
		t.Errorf("published %d times after it was judged", n)
	}
}

func (f *fixture) publishCount(a acceptedBody) (n int) {
	f.t.Helper()
	f.scan(&n, `SELECT publish_count FROM judgement_requests WHERE id = $1`, a.Judgement)
	return n
}

// publishedOnce waits until the outbox has marked its publication.
func (f *fixture) publishedOnce(a acceptedBody) {
	f.t.Helper()
	f.eventually(func() error {
		if n := f.publishCount(a); n != 1 {
			return fmt.Errorf("published %d times", n)
		}
		return nil
	})
}

// TestSweeperWaits: while the queues are busy only what others have overtaken by
// far is published again; a long line is not doubled.
func TestSweeperWaits(t *testing.T) {
	f := start(t, never)
	f.addProblem("add")
	ada := f.contestant("ada")
	a := ada.submit("add")
	published := func() int { return f.publishCount(a) }
	f.publishedOnce(a)
	f.advance(overdueAfter - time.Minute)
	next := ada.submit("add")
	f.publishedOnce(next)
	f.judged(next, judge.AC)
	f.advance(2 * time.Minute)
	if err := f.s.sweep(t.Context()); err != nil || published() != 1 {
		t.Errorf("in a long line: %v, published %d times", err, published())
	}
	later := ada.submit("add")
	f.publishedOnce(later)
	f.judged(later, judge.AC)
	if err := f.s.sweep(t.Context()); err != nil || published() != 2 {
		t.Errorf("overtaken: %v, published %d times", err, published())
	}
	f.advance(hopelessAfter + time.Minute)
	if err := f.s.sweep(t.Context()); err != nil || published() != 3 {
		t.Errorf("after hours: %v, published %d times", err, published())
	}
}

// TestSweeperPassesOver: one request that cannot be published does not hold up
// those behind it.
func TestSweeperPassesOver(t *testing.T) {
	f := start(t, never)
	f.addProblem("add")
	f.contestant("ada")
	first, second := f.committed("ada", "add"), f.committed("ada", "add")
	f.exec(`UPDATE submissions SET entry = repeat('x', 2000000) WHERE id = $1`, first.ID) // more than the broker takes
	f.advance(unpublishedAfter + time.Second)
	if err := f.s.sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if f.publishCount(first) != 0 || f.publishCount(second) != 1 {
		t.Errorf("published %d and %d times, want 0 and 1", f.publishCount(first), f.publishCount(second))
	}
}

// TestBlobsLost: the sources are put again from the database.
func TestBlobsLost(t *testing.T) {
	f := start(t, never)
	f.addProblem("add")
	ada := f.contestant("ada")
	a := ada.submit("add")
	facts := f.submittedFacts()
	fact := receive(t, facts)
	file, err := f.blobs.Open(t.Context(), fact.Sources[0].Digest)
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
	if err := os.Remove(file.Name()); err != nil {
		t.Fatal(err)
	}
	f.publishedOnce(a)
	f.eventually(func() error {
		if !f.s.queuesIdle(t.Context()) {
			return errors.New("the queues are not empty")
		}
		return nil
	})
	f.advance(lostAfter + time.Second)
	if err := f.s.sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if again := receive(t, facts); again.Judgement != a.Judgement {
		t.Fatalf("published %+v", again)
	}
	if _, err := blob.Read(t.Context(), f.blobs, fact.Sources[0].Digest, 1000); err != nil {
		t.Error(err)
	}
}

// TestBrokerDown: a submission is acknowledged without the broker, and reaches
// it once it is back.
func TestBrokerDown(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada := f.contestant("ada")
	f.stop()
	dir := testkit.Dir(t)
	server, err := bus.StartServer(bus.ServerConfig{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if f.bus, err = server.Connect(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.bus.Close)
	f.run()
	server.Close()
	a := ada.submit("add")
	ada.must(200, "GET", a.Poll, nil, nil)
	f.stop()

	if server, err = bus.StartServer(bus.ServerConfig{Dir: dir}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	if f.bus, err = server.Connect(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.bus.Close)
	f.run()
	if fact := receive(t, f.submittedFacts()); fact.Judgement != a.Judgement {
		t.Errorf("published %+v", fact)
	}
}

// TestTwoSweepers: several gateways sweep the same backlog; each request goes
// out once.
func TestTwoSweepers(t *testing.T) {
	f := start(t, never)
	f.addProblem("add")
	f.contestant("ada")
	const n = 30
	for range n {
		f.committed("ada", "add")
	}
	f.advance(unpublishedAfter + time.Second)
	failed := make(chan error, 4)
	for range cap(failed) {
		go func() { failed <- f.s.sweep(t.Context()) }()
	}
	for range cap(failed) {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	var once int
	f.scan(&once, `SELECT count(*) FROM judgement_requests WHERE publish_count = 1`)
	if once != n {
		t.Errorf("%d of %d requests were published once", once, n)
	}
	facts := f.submittedFacts()
	seen := map[string]bool{}
	for range n {
		fact := receive(t, facts)
		if seen[fact.Judgement] {
			t.Fatalf("%s twice", fact.Judgement)
		}
		seen[fact.Judgement] = true
	}
}

func TestMessageID(t *testing.T) {
	o := openRequest{judgement: "j"}
	if o.messageID() != "j" {
		t.Error(o.messageID())
	}
	o.publishCount = 2
	if o.messageID() != "j/2" {
		t.Error(o.messageID())
	}
}

func TestProgress(t *testing.T) {
	p := newProgress(2)
	tell := func(judgement string, state judge.State, done int) {
		p.hear("", fmt.Appendf(nil, `{"judgement":%q,"state":%q,"done":%d,"total":9}`, judgement, state, done))
	}
	tell("a", judge.Running, 3)
	tell("a", judge.Compiling, 0) // late
	tell("a", judge.Running, 2)   // late
	if got := p.of("a"); got.State != judge.Running || got.Done != 3 {
		t.Errorf("a is %+v", got)
	}
	tell("a", judge.Done, 9)
	if got := p.of("a"); got.State != judge.Running {
		t.Errorf("judged and not recorded: %+v", got)
	}
	p.hear("", []byte("{"))
	tell("x", "exploded", 1)
	if got := p.of("x"); got.State != judge.Queued {
		t.Errorf("nonsense was taken in: %+v", got)
	}
	for i := range 100 {
		tell(fmt.Sprint(i), judge.Running, 1)
	}
	if len(p.young)+len(p.old) > 4 {
		t.Errorf("holds %d", len(p.young)+len(p.old))
	}
}

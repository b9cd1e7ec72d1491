package leaderboard

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"assize/bus"
	"assize/internal/testkit"
	"assize/judge"
)

// run starts the service on b and returns a function that ends it.
func (f *fixture) run(b *bus.Bus, metrics prometheus.Registerer) (stop func()) {
	f.t.Helper()
	f.service = New(Config{Interval: 20 * time.Millisecond}, Deps{Postgres: f.pool, Redis: f.redis, Bus: b, Metrics: metrics, Now: f.clock.Now})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- f.service.Run(ctx) }()
	ended := false
	stop = func() {
		if ended {
			return
		}
		ended = true
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			f.t.Errorf("Run: %v", err)
		}
	}
	f.t.Cleanup(stop)
	return stop
}

// await polls until ready says so.
func await(t testing.TB, what string, ready func() bool) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for !ready() {
		if time.Now().After(deadline) {
			t.Fatalf("%s: not within 30 s", what)
		}
		<-time.After(5 * time.Millisecond)
	}
}

func publish(t testing.TB, b *bus.Bus, id string, j judge.Judged) {
	t.Helper()
	if err := b.Publish(t.Context(), id, j); err != nil {
		t.Fatal(err)
	}
}

// TestFromTheBusToTheBoard sends results over NATS, out of order, twice and
// with strangers among them, ends the service in the middle and wipes Redis.
func TestFromTheBusToTheBoard(t *testing.T) {
	people := []string{"ada", "bob", "cleo", "dan"}
	f := newFixture(t, people...)
	f.clock.At(3 * time.Hour)
	b := testkit.Bus(t)
	heard := make(chan Changed, 1000)
	stopListening, err := b.Listen(judge.BoardSubject(f.contest), func(_ string, data []byte) {
		var c Changed
		if err := json.Unmarshal(data, &c); err != nil {
			t.Error(err)
		}
		heard <- c
	})
	if err != nil {
		t.Fatal(err)
	}
	defer stopListening()
	stop := f.run(b, nil)
	first := <-heard // the first fill
	if first.Contest != f.contest {
		t.Errorf("told of contest %q, want %q", first.Contest, f.contest)
	}

	r := rand.New(rand.NewPCG(4, 4))
	var results []judge.Judged
	for range 200 {
		e := f.submit(people[r.IntN(len(people))], []string{"A", "B", "C"}[r.IntN(3)], time.Duration(r.IntN(170*60))*time.Second)
		results = append(results, judged(e, []judge.Verdict{judge.AC, judge.WA, judge.CE}[r.IntN(3)]))
	}
	stranger := judged(results[0].Envelope, judge.AC)
	stranger.Judgement, stranger.Result.ID = "nobody-asked", "nobody-asked"
	publish(t, b, "stranger", stranger)
	recorded := func(n int) func() bool {
		return func() bool { return f.count(`SELECT count(*) FROM judgements`) == n }
	}
	for i, p := range r.Perm(100) {
		publish(t, b, results[p].Judgement, results[p])
		if i%10 == 0 {
			publish(t, b, results[p].Judgement+"-again", results[p])
		}
	}
	await(t, "first half", recorded(100))
	stop()
	for _, p := range r.Perm(100) {
		publish(t, b, results[100+p].Judgement, results[100+p])
	}
	if err := f.redis.FlushAll(t.Context()).Err(); err != nil {
		t.Fatal(err)
	}
	registry := prometheus.NewRegistry()
	f.run(b, registry)
	await(t, "second half", recorded(200))
	await(t, "acknowledgements", func() bool {
		depths, err := b.Depths(t.Context())
		return err == nil && depths[judge.ResultStream] == bus.Depth{}
	})
	await(t, "board", func() bool {
		for _, viewer := range []judge.Viewer{judge.Public, judge.Jury} {
			want, err := f.service.Standings(t.Context(), f.contest, viewer)
			if err != nil {
				t.Fatal(err)
			}
			got, err := redisBoard(t.Context(), f.redis, f.contest, viewer)
			if err != nil || show(got) != show(want) {
				return false
			}
		}
		return true
	})
	f.check()
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	counted := map[string]float64{}
	for _, family := range families {
		for _, m := range family.GetMetric() {
			counted[family.GetName()] += m.GetCounter().GetValue() + float64(m.GetHistogram().GetSampleCount())
		}
	}
	// The second service recorded 100 judgements, each with two latencies.
	if counted["assize_judgements_total"] != 100 || counted["assize_judgement_seconds"] != 200 {
		t.Errorf("counted %v; want 100 judgements and 200 latencies", counted)
	}
}

// TestTwoServicesAtOnce lets two services record disjoint and equal results at
// the same time: no deadlock, no row lost.
func TestTwoServicesAtOnce(t *testing.T) {
	people := []string{"ada", "bob", "cleo"}
	f := newFixture(t, people...)
	f.step()
	f.clock.At(3 * time.Hour)
	other := New(Config{}, Deps{Postgres: f.pool, Redis: f.redis, Now: f.clock.Now})
	r := rand.New(rand.NewPCG(5, 5))
	var results []judge.Judged
	for range 120 {
		e := f.submit(people[r.IntN(3)], []string{"A", "B", "C"}[r.IntN(3)], time.Duration(r.IntN(170*60))*time.Second)
		results = append(results, judged(e, []judge.Verdict{judge.AC, judge.WA}[r.IntN(2)]))
	}
	var g errgroup.Group
	for i, s := range []*Service{f.service, other} {
		gather := newGather(s.record)
		for worker := range 4 {
			g.Go(func() error {
				for n, j := range results {
					// Every third result goes to both services.
					if n%4 == worker && (n%3 == 0 || n%2 == i) {
						if err := gather.do(context.Background(), j); err != nil {
							return err
						}
					}
				}
				return nil
			})
		}
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	f.step()
	f.check()
	if n := f.count(`SELECT count(*) FROM judgements`); n != 120 {
		t.Errorf("%d judgements, want 120", n)
	}
}

// TestOneComputationAtATime: while one transaction holds a contest, a result
// for it waits, and the clock is read after the wait: here the board thaws
// meanwhile.
func TestOneComputationAtATime(t *testing.T) {
	f := newFixture(t, "ada")
	f.exec(`UPDATE contests SET thaw_at = $2 WHERE id = $1`, f.contest, start.Add(6*time.Hour))
	f.clock.At(6*time.Hour - time.Second)
	f.step()
	tx, err := f.pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := lockContest(t.Context(), tx, f.contest); err != nil {
		t.Fatal(err)
	}
	result := judged(f.submit("ada", "A", 4*time.Hour+time.Minute), judge.AC)
	done := make(chan error, 1)
	go func() { done <- f.service.record(context.Background(), []judge.Judged{result}) }()
	await(t, "a result that waits for the contest", func() bool {
		return f.count(`SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
			WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted`) == 1
	})
	f.clock.At(6 * time.Hour)
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	f.want(judge.Public, "1 ada 1 241 14460 A:+241!\n")
	f.check()
}

// TestDatabaseIsAway: a result that meets a closed database goes back to the
// queue as often as it takes, and is never turned into a JE.
func TestDatabaseIsAway(t *testing.T) {
	f := newFixture(t, "ada")
	result := judged(f.submit("ada", "A", time.Minute), judge.AC)
	f.pool.Close()
	for range 5 {
		if err := f.service.giveUp(context.Background(), result); err == nil || unrecordable(err) {
			t.Fatalf("giveUp without a database: %v; want an error that is not about the data", err)
		}
	}
}

package main

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"assize/internal/client"
	"assize/internal/testsite"
	"assize/judge"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if err := testsite.Clean(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = max(code, 1)
	}
	os.Exit(code)
}

// The programs of the fault test: what each must come to, whatever happens to
// the site meanwhile.
var faultPrograms = []struct {
	source string
	want   judge.Verdict
}{
	{"#include <stdio.h>\nint main(void){long long a,b;scanf(\"%%lld %%lld\",&a,&b);printf(\"%%lld\\n\",a+b);return 0;}\n/* %d */", judge.AC},
	{"#include <stdio.h>\nint main(void){puts(\"0 and nothing else\");return 0;}\n/* %d */", judge.WA},
	{"int main(void){return 3;}\n/* %d */", judge.RTE},
	{"int main(void){return x;}\n/* %d */", judge.CE},
}

// TestNothingIsLost kills each service, the broker, PostgreSQL and Redis (which
// loses its data) with SIGKILL while submissions are under way. Every one
// that was acknowledged must end with its right verdict, once, and the
// scoreboard must equal a recomputation.
func TestNothingIsLost(t *testing.T) {
	for _, shape := range []testsite.Shape{testsite.Together, testsite.Apart} {
		t.Run(string(shape), func(t *testing.T) {
			site := testsite.Start(t, shape)
			contest := site.NewContest("faults", 3*time.Hour, simplestProblem)
			var contestants []*client.Client
			for i := range 10 {
				c := site.Contestant(fmt.Sprintf("c%d", i))
				if err := c.RegisterFor(t.Context(), contest); err != nil {
					t.Fatal(err)
				}
				contestants = append(contestants, c)
			}
			var judged atomic.Int64
			var wg sync.WaitGroup
			for i, c := range contestants {
				wg.Go(func() { submitThroughFaults(t, c, contest, i, len(contestants), &judged) })
			}
			// One fault for every tenth of the submissions, in turn: the work
			// itself is the clock.
			done := make(chan struct{})
			go func() { wg.Wait(); close(done) }()
			faults := site.Faults()
			for i, fault := range faults {
				mark := int64((i + 1) * faultSubmissions / (len(faults) + 2))
				if !waitUntil(done, func() bool { return judged.Load() >= mark }) {
					break
				}
				t.Logf("after %d judged: %s", judged.Load(), fault.Name)
				fault.Strike()
			}
			<-done
			if n := judged.Load(); n != faultSubmissions {
				t.Errorf("%d of %d submissions were judged", n, faultSubmissions)
			}
			site.CheckJudgedOnce(faultSubmissions)
			site.CheckBoard(contest)
		})
	}
}

// submitThroughFaults submits this contestant's share one after the other. A
// request that is cut off is repeated with the same idempotency key.
func submitThroughFaults(t *testing.T, c *client.Client, contest string, first, step int, judged *atomic.Int64) {
	for n := first; n < faultSubmissions; n += step {
		program := faultPrograms[n%len(faultPrograms)]
		submit := client.Submit{
			Problem: simplestProblem, Contest: contest, Language: "c", Key: fmt.Sprintf("fault-%d", n),
			Files: []client.File{{Name: "main.c", Content: fmt.Sprintf(program.source, n)}},
		}
		accepted, err := retry(t.Context(), func() (client.Accepted, error) { return c.Submit(t.Context(), submit) })
		if err != nil {
			t.Errorf("submission %d: %v", n, err)
			continue
		}
		result, err := waitThroughFaults(t.Context(), c, accepted.ID)
		if err != nil {
			t.Errorf("submission %d (%s): %v", n, accepted.ID, err)
			continue
		}
		if result.Verdict != program.want {
			t.Errorf("submission %d (%s): %v %s, want %v", n, accepted.ID, result.Verdict, result.Reason, program.want)
		}
		judged.Add(1)
	}
}

func waitThroughFaults(ctx context.Context, c *client.Client, id string) (client.Result, error) {
	return retry(ctx, func() (client.Result, error) { return c.Wait(ctx, id, nil) })
}

// retry repeats what failed on the way or for a reason that passes.
func retry[T any](ctx context.Context, f func() (T, error)) (T, error) {
	for {
		answer, err := f()
		if err == nil || !passing(err) {
			return answer, err
		}
		select {
		case <-ctx.Done():
			return answer, err
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// passing reports whether err may go away: everything but a clear refusal.
func passing(err error) bool {
	for _, status := range []int{400, 401, 403, 404, 409, 413, 422} {
		if client.IsStatus(err, status) {
			return false
		}
	}
	return true
}

// waitUntil reports false where done was closed first.
func waitUntil(done <-chan struct{}, ok func() bool) bool {
	for !ok() {
		select {
		case <-done:
			return false
		case <-time.After(5 * time.Millisecond):
		}
	}
	return true
}

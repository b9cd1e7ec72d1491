package contest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"assize/internal/client"
	"assize/internal/testsite"
	"assize/judge"
)

const recoveryContestants = 20

// BenchmarkRecovery hurts a site under load in the middle of a contest, one way
// after the other, and reports how long it takes until the board that is served
// equals a recomputation from what is in the database. In the end nothing may be
// lost or judged twice.
func BenchmarkRecovery(b *testing.B) {
	site := testsite.Start(b, testsite.Apart)
	contest := site.NewContest("recovery", 3*time.Hour, "twobaskets", "stamps")
	for b.Loop() {
		load, stop := context.WithCancel(b.Context())
		var accepted atomic.Int64
		var wg sync.WaitGroup
		for i := range recoveryContestants {
			c := site.Contestant(fmt.Sprintf("c%d", i))
			if err := c.RegisterFor(b.Context(), contest); err != nil {
				b.Fatal(err)
			}
			wg.Go(func() { submitSteadily(load, b, c, contest, i, &accepted) })
		}
		for _, fault := range site.MidContest() {
			before := accepted.Load()
			for accepted.Load() < before+recoveryContestants { // the work itself is the clock
				time.Sleep(10 * time.Millisecond)
			}
			struck := time.Now()
			fault.Strike()
			err := errors.New("not looked at")
			for err != nil && time.Since(struck) < time.Minute {
				err = site.BoardError(contest)
			}
			took := time.Since(struck)
			state := "met"
			if err != nil || took > 10*time.Second {
				state = "MISSED"
			}
			fmt.Printf("%-6s  %s under load: the board is right after %.2f s, at most 10 s %v\n", state, fault.Name, took.Seconds(), orNothing(err))
			b.ReportMetric(took.Seconds(), strings.NewReplacer(" ", "-", ",", "").Replace(fault.Name)+"-s")
		}
		stop()
		wg.Wait()
		site.CheckJudgedOnce(int(accepted.Load()))
		site.CheckBoard(contest)
	}
}

func orNothing(err error) any {
	if err == nil {
		return ""
	}
	return err
}

// submitSteadily submits and waits for the verdict, again and again until load is
// done; each submission that it begins is followed to its end.
func submitSteadily(load context.Context, b *testing.B, c *client.Client, contest string, number int, accepted *atomic.Int64) {
	for n := 0; load.Err() == nil; n++ {
		submit := client.Submit{
			Problem: "twobaskets", Contest: contest, Language: "c", Key: fmt.Sprintf("recovery-%d-%d", number, n),
			Files: []client.File{{Name: "main.c", Content: "#include <stdio.h>\nint main(void){puts(\"0\");return 0;}\n"}},
		}
		if n == 5 {
			submit.Files[0].Content = "#include <stdio.h>\nint main(void){long long a,b;scanf(\"%lld %lld\",&a,&b);printf(\"%lld\\n\",a+b);}\n"
		}
		a, err := again(func() (client.Accepted, error) { return c.Submit(b.Context(), submit) })
		if err != nil {
			b.Error(err)
			return
		}
		accepted.Add(1)
		r, err := again(func() (client.Result, error) { return c.Wait(b.Context(), a.ID, nil) })
		if err != nil || r.Verdict != judge.AC && r.Verdict != judge.WA {
			b.Errorf("submission %s: %v %v", a.ID, r.Verdict, err)
			return
		}
	}
}

// again repeats what may pass: everything but a clear refusal.
func again[T any](f func() (T, error)) (T, error) {
	for {
		v, err := f()
		if err == nil {
			return v, nil
		}
		for _, status := range []int{400, 401, 403, 404, 409, 413, 422} {
			if client.IsStatus(err, status) {
				return v, err
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
}

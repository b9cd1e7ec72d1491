package runner

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"assize/blob"
	"assize/judge"
)

// randomCases makes a dataset for mixed.c of which a few test cases are not
// accepted, often none.
func randomCases(t *testing.T, blobs blob.Store, r *rand.Rand) judge.Digest {
	t.Helper()
	square := func(n uint32) (sum uint32) {
		for i := range n {
			sum += i * i
		}
		return sum
	}
	bad := []string{"x 3", "t", "l", "m", "f", "w 10"}
	badness := []float64{0, 0.03, 0.15, 0.5}[r.IntN(4)]
	var pairs []string
	for range 1 + r.IntN(20) {
		n := uint32(1) << r.IntN(19)
		if r.Float64() < badness {
			pairs = append(pairs, bad[r.IntN(len(bad))], "wrong")
		} else {
			pairs = append(pairs, fmt.Sprintf("w %d", n), fmt.Sprint(square(n)))
		}
	}
	return dataset(t, blobs, func(d *judge.Dataset) {
		d.RunAll = r.IntN(4) == 0
		d.Limits = judge.Limits{Time: 3 * time.Millisecond, MemoryBytes: 16 << 20, OutputBytes: 10 << 10}
	}, pairs...)
}

// TestParallelJudgementsEqualSequentialOnes judges random datasets by one worker
// each, then many at once over all workers with help as early as can be and
// delays at random, and wants the same bytes.
func TestParallelJudgementsEqualSequentialOnes(t *testing.T) {
	const judgements, rounds, workers = 24, 3, 4
	blobs := newBlobs(t)
	clock := func() time.Time { return time.Unix(1e9, 0) }
	one := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	one.now = clock
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	messages, want := make([]judge.Compiled, judgements), make([][]byte, judgements)
	told := make([]int, judgements)
	verdicts := map[judge.Verdict]int{}
	for i := range messages {
		messages[i] = compiled(t, blobs, "mixed.c", randomCases(t, blobs, r))
		messages[i].Class = judge.Classes[r.IntN(len(judge.Classes))]
		got, err := one.Judge(t.Context(), messages[i], func(done, total int) { told[i]++ })
		if err != nil {
			t.Fatal(err)
		}
		verdicts[got.Verdict]++
		want[i] = encoded(t, got)
	}
	t.Logf("verdicts %v", verdicts)
	many := NewJudge(newPool(t, PoolConfig{Workers: workers}), blobs)
	many.now, many.helpAfter = clock, 0
	many.before = func(int) {
		if rand.IntN(3) == 0 {
			time.Sleep(time.Duration(rand.IntN(4000)) * time.Microsecond)
		}
	}
	for range rounds {
		var wg sync.WaitGroup
		turn := make(chan struct{}, workers) // as the service's slots
		for _, i := range r.Perm(judgements) {
			turn <- struct{}{}
			wg.Go(func() {
				defer func() { <-turn }()
				last := -1
				got, err := many.Judge(t.Context(), messages[i], func(done, total int) {
					if done != last+1 {
						t.Errorf("judgement %d: progress from %d to %d", i, last, done)
					}
					last = done
				})
				if err != nil {
					t.Errorf("judgement %d: %v", i, err)
					return
				}
				if b := encoded(t, got); !bytes.Equal(b, want[i]) {
					t.Errorf("judgement %d of seed %d:\n got %s\nwant %s", i, seed, b, want[i])
				}
				if last+1 != told[i] {
					t.Errorf("judgement %d: progress told %d times, want %d", i, last+1, told[i])
				}
			})
		}
		wg.Wait()
	}
}

func encoded(t *testing.T, j judge.Judgement) []byte {
	t.Helper()
	b, err := json.Marshal(j)
	if err != nil {
		t.Error(err)
	}
	return b
}

// TestIdleWorkersHelp holds each run until two are under way at once.
func TestIdleWorkersHelp(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 2}), blobs)
	j.helpAfter = 0
	meeting := make(chan struct{})
	j.before = func(int) {
		select {
		case meeting <- struct{}{}:
		case <-meeting:
		case <-t.Context().Done():
		}
	}
	got, err := j.Judge(t.Context(), compiled(t, blobs, "sum.c", dataset(t, blobs, nil, "1 2", "3", "2 2", "4", "3 2", "5", "4 2", "6")), nil)
	if err != nil || got.Verdict != judge.AC || len(got.Runs) != 4 {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestSpareWorkersAreGivenUp lets one judgement have all workers with runs that
// take long, and wants another to get one all the same.
func TestSpareWorkersAreGivenUp(t *testing.T) {
	const workers = 3
	blobs := newBlobs(t)
	pool := newPool(t, PoolConfig{Workers: workers})
	j := NewJudge(pool, blobs)
	j.helpAfter = 0
	busy := make(chan struct{}, 100)
	j.before = func(int) { busy <- struct{}{} }
	endless := compiled(t, blobs, "mixed.c", dataset(t, blobs, func(d *judge.Dataset) {
		d.Limits = judge.Limits{Time: 1000 * time.Hour, Wall: time.Hour}
	}, slices.Repeat([]string{"l", ""}, 10)...))
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		_, err := j.Judge(ctx, endless, nil)
		ended <- err
	}()
	for range workers {
		<-busy // all of them loop
	}
	other := NewJudge(pool, blobs)
	for range workers - 1 {
		got, err := other.Judge(t.Context(), compiled(t, blobs, "sum.c", dataset(t, blobs, nil, "1 2", "3")), nil)
		if err != nil || got.Verdict != judge.AC {
			t.Errorf("beside a judgement that has all workers: %+v, %v", got, err)
		}
	}
	cancel()
	if err := <-ended; err == nil {
		t.Error("the endless judgement ended well")
	}
}

// TestDecidedJudgementsEndLongRuns: what no longer matters does not hold up a
// judgement, even in its own worker.
func TestDecidedJudgementsEndLongRuns(t *testing.T) {
	blobs := newBlobs(t)
	pool := newPool(t, PoolConfig{Workers: 2})
	j := NewJudge(pool, blobs)
	j.helpAfter = 0
	second := make(chan struct{})
	j.before = func(i int) {
		switch i {
		case 0:
			<-second // both are under way
		case 1:
			close(second)
		}
	}
	c := compiled(t, blobs, "mixed.c", dataset(t, blobs, func(d *judge.Dataset) {
		d.Limits = judge.Limits{Time: 1000 * time.Hour, Wall: time.Hour}
	}, "x 5", "", "l", ""))
	got, err := j.Judge(t.Context(), c, nil)
	if err != nil || got.Verdict != judge.RTE || len(got.Runs) != 1 || got.Reason != "exit code 5" {
		t.Errorf("%+v, %v; want the verdict of the first test case alone", got, err)
	}
}

// TestEndAtTLE: a judgement of every test case ends at the first that runs out of fuel,
// whichever worker is the first to come to one.
func TestEndAtTLE(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 3}), blobs)
	j.helpAfter = 0
	for _, end := range []bool{false, true} {
		d := dataset(t, blobs, func(d *judge.Dataset) {
			d.RunAll, d.EndAtTLE = true, end
			d.Limits = judge.Limits{Time: 3 * time.Millisecond, MemoryBytes: 16 << 20, OutputBytes: 10 << 10}
		}, "w 1", "0", "t", "x", "w 2", "1", "l", "x", "w 4", "14", "l", "x", "l", "x", "w 1", "0")
		got, err := j.Judge(t.Context(), compiled(t, blobs, "mixed.c", d), nil)
		if err != nil {
			t.Fatal(err)
		}
		want := []judge.Verdict{judge.AC, judge.RTE, judge.AC, judge.TLE, judge.AC, judge.TLE, judge.TLE, judge.AC}
		if end {
			want = want[:4]
		}
		var verdicts []judge.Verdict
		for _, run := range got.Runs {
			verdicts = append(verdicts, run.Verdict)
		}
		if !slices.Equal(verdicts, want) || got.Verdict != judge.RTE {
			t.Errorf("ends at TLE %v: %v, runs %v, want %v", end, got.Verdict, verdicts, want)
		}
	}
}

package runner

import (
	"context"
	"fmt"
	"sync"
	"time"

	"assize/judge"
)

// sheet is where the test cases of one judgement are handed out and written
// down. Several workers may be at it at once, and what they come to is the same
// as if one of them had run the test cases in their order and stopped at the
// first that ends the judgement: only what lies before that one counts.
type sheet struct {
	total    int
	runAll   bool
	endAtTLE bool      // although runAll is set
	needless *needless // nil: none is
	progress func(done, total int)

	mu      sync.Mutex
	changed sync.Cond
	next    int                        // the first test case never handed out
	again   []int                      // those that were given back
	running map[int]context.CancelFunc // those that are under way
	results []result
	prefix  int // how many from the first on are done
	// end is the first test case known to end the judgement; total where none
	// is. None after it is begun.
	end int
}

// result is what a test case came to.
type result struct {
	done    bool
	skipped bool // it need not be run
	run     judge.Run
	err     error
}

// abandonGrace is how long a run may go on that no longer matters. Most end
// sooner; the process of one that does not is killed.
const abandonGrace = 20 * time.Millisecond

func newSheet(total int, runAll bool, needless *needless, progress func(done, total int)) *sheet {
	s := &sheet{total: total, runAll: runAll, needless: needless, progress: progress, end: total,
		running: map[int]context.CancelFunc{}, results: make([]result, total)}
	s.changed.L = &s.mu
	tell(progress, 0, total)
	return s
}

// take hands out the first test case that is left, with a context for its run.
// Where wait is set and all are under way, it waits until one is given back. ok
// is false where nothing is left to do.
func (s *sheet) take(ctx context.Context, wait bool) (i int, _ context.Context, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		if i, ok := s.first(); ok {
			ctx, cancel := context.WithCancel(ctx)
			s.running[i] = cancel
			return i, ctx, true
		}
		if !wait || s.prefix >= min(s.end+1, s.total) {
			return 0, nil, false
		}
		s.changed.Wait()
	}
}

// first removes and returns the first test case that is to be run.
func (s *sheet) first() (int, bool) {
	best := -1
	for k, i := range s.again {
		if i <= s.end && (best < 0 || i < s.again[best]) {
			best = k
		}
	}
	if best >= 0 {
		i := s.again[best]
		s.again = append(s.again[:best], s.again[best+1:]...)
		return i, true
	}
	for s.next < s.total && s.next <= s.end {
		i := s.next
		s.next++
		if !s.needless.test(i, s.failed) {
			return i, true
		}
		s.results[i] = result{done: true, skipped: true}
		s.advance()
	}
	return 0, false
}

// failed reports whether test case i is known not to be accepted.
func (s *sheet) failed(i int) bool {
	r := s.results[i]
	return r.done && (r.skipped || r.err != nil || r.run.Verdict != judge.AC)
}

// left is how many test cases nobody has taken yet.
func (s *sheet) left() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return min(s.end+1, s.total) - s.next
}

// giveBack says that test case i was not run after all.
func (s *sheet) giveBack(i int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.release(i)
	s.again = append(s.again, i)
	s.changed.Broadcast()
}

// put writes down what test case i came to.
func (s *sheet) put(i int, run judge.Run, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.release(i)
	s.results[i] = result{done: true, run: run, err: err}
	if err != nil || run.Verdict == judge.JE || run.Verdict != judge.AC && !s.runAll || run.Verdict == judge.TLE && s.endAtTLE {
		s.end = min(s.end, i)
		for later, cancel := range s.running {
			if later > s.end {
				time.AfterFunc(abandonGrace, cancel)
			}
		}
	}
	s.advance()
}

// advance counts those that are done from the first on.
func (s *sheet) advance() {
	for s.prefix < s.total && s.results[s.prefix].done {
		s.prefix++
		if s.prefix <= s.end+1 && s.results[s.prefix-1].err == nil {
			tell(s.progress, s.prefix, s.total)
		}
	}
	s.changed.Broadcast()
}

func (s *sheet) release(i int) {
	if cancel, ok := s.running[i]; ok {
		cancel()
		delete(s.running, i)
	}
}

// sum adds the results up, in order. What one worker alone would not have run,
// because it need not be, is left out. A run that came to JE is what the judgement
// comes to: the output validator cannot be relied on.
func (s *sheet) sum(to *judge.Judgement, cases []judge.TestCase) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	to.Verdict = judge.AC
	for i := range s.results {
		if i > s.end {
			break
		}
		r := &s.results[i]
		if r.skipped = s.needless.test(i, s.failed); r.skipped {
			continue
		}
		if !r.done {
			return fmt.Errorf("test case %s was never run", cases[i].Name)
		}
		if r.err != nil {
			return fmt.Errorf("test case %s: %w", cases[i].Name, r.err)
		}
		to.Runs = append(to.Runs, r.run)
		to.Fuel = max(to.Fuel, r.run.Fuel)
		to.MemoryBytes = max(to.MemoryBytes, r.run.MemoryBytes)
		if to.Verdict == judge.AC && r.run.Verdict != judge.AC || r.run.Verdict == judge.JE {
			to.Verdict, to.Reason = r.run.Verdict, r.run.Reason
		}
	}
	return nil
}

func tell(progress func(done, total int), done, total int) {
	if progress != nil {
		progress(done, total)
	}
}

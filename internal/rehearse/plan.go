package rehearse

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// planned is a submission that a contestant is going to make.
type planned struct {
	at      time.Duration // after the start
	program program
	key     string // makes the request idempotent
	fresh   bool
}

// window is a time during which a contestant has the scoreboard open.
type window struct{ from, to time.Duration }

// plan is what one contestant does.
type plan struct {
	login       string
	arrive      time.Duration // into the time for logging in
	open        time.Duration // opens the contest, after its start
	submissions []planned     // by time
	board       []window      // by time, without overlap
	rereads     []time.Duration
	question    time.Duration // asks the jury then; 0: never
}

// The shape of a contest: the first and the last tenth have a fifth and a
// quarter of the submissions, the middle has the rest evenly.
const (
	edge       = 0.1
	startShare = 0.20
	endShare   = 0.25
	askShare   = 0.02 // of the contestants ask a question
)

// moment draws when a submission is made, as a share of the contest. None is
// made in the last hundredth, so that none comes too late by accident.
func moment(rng *rand.Rand) float64 {
	switch x := rng.Float64(); {
	case x < startShare:
		return 0.01 + rng.Float64()*(edge-0.01)
	case x < startShare+endShare:
		return 1 - edge + rng.Float64()*(edge-0.01)
	}
	return edge + rng.Float64()*(1-2*edge)
}

// newPlans makes the plans of all contestants. run sets the accounts and sources
// of one rehearsal apart from those of another one with the same seed.
func newPlans(cfg Config, run string, r *repertoire) []plan {
	plans := make([]plan, cfg.Contestants)
	for i := range plans {
		rng := rand.New(rand.NewPCG(cfg.Seed, uint64(i)))
		p := &plans[i]
		p.login = fmt.Sprintf("r%s-%05d", run, i)
		p.arrive = time.Duration(rng.Float64() * float64(cfg.Logins))
		// The web app waits for a random part of a second, so that not all come at
		// once.
		p.open = time.Duration(150+rng.IntN(1000)) * time.Millisecond
		p.submissions = planSubmissions(rng, cfg, p.login, r)
		p.board = planBoard(rng, cfg.Length)
		for range 4 {
			p.rereads = append(p.rereads, time.Duration(rng.Float64()*float64(cfg.Length)))
		}
		slices.Sort(p.rereads)
		if rng.Float64() < askShare {
			p.question = time.Duration((0.05 + 0.9*rng.Float64()) * float64(cfg.Length))
		}
	}
	return plans
}

// planSubmissions goes from problem to problem, on each until it is solved.
func planSubmissions(rng *rand.Rand, cfg Config, login string, r *repertoire) []planned {
	n := 1
	for spare := cfg.Submissions - 1; spare > 0 && rng.Float64() < spare/(spare+1) && n < 50; {
		n++
	}
	at := make([]time.Duration, n)
	for i := range at {
		at[i] = time.Duration(moment(rng) * float64(cfg.Length))
	}
	slices.Sort(at)
	list := make([]planned, 0, n)
	problem := 0
	for i := range n {
		o := drawOutcome(rng)
		s := planned{at: at[i], program: r.pick(rng, r.problems[problem%len(r.problems)], o), key: fmt.Sprintf("%s/%d", login, i)}
		if rng.Float64() < cfg.Fresh {
			s.fresh, s.program = true, s.program.fresh(s.key)
		}
		list = append(list, s)
		if o == accepted {
			problem++
		}
	}
	return list
}

func drawOutcome(rng *rand.Rand) outcome {
	x := rng.IntN(100)
	for _, m := range mix {
		if x < m.parts {
			return m.outcome
		}
		x -= m.parts
	}
	return wrong
}

// planBoard has everybody look at the board for a quarter of the contest, in
// three stretches, the last of which is at the end.
func planBoard(rng *rand.Rand, length time.Duration) []window {
	share := func(x float64) time.Duration { return time.Duration(x * float64(length)) }
	first, second, last := 0.1+0.3*rng.Float64(), 0.5+0.2*rng.Float64(), 0.86+0.1*rng.Float64()
	return []window{
		{share(first), share(first + 0.08)},
		{share(second), share(second + 0.08)},
		{share(last), share(1)},
	}
}

// planRand is a source of chance for the i-th of something.
func planRand(seed uint64, i int) *rand.Rand { return rand.New(rand.NewPCG(seed, uint64(i))) }

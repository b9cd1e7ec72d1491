package rehearse

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"sort"
	"strconv"
	"sync"
	"time"

	"assize/problems"
)

// Result is what a rehearsal came to.
type Result struct {
	Contest     string
	Contestants int
	Submissions int
	FreshCount  int
	Length      time.Duration
	LoginTime   time.Duration // until the last one had come in
	DrainTime   time.Duration // from the end to the last verdict
	Statuses    map[string]map[int]int
	Latencies   map[string]Quantiles
	Staleness   Quantiles
	ToVerdict   Quantiles
	// Failures are what must not be: lost or doubled submissions, wrong verdicts,
	// refusals, a wrong board. Only the first ones are in words.
	Failures []string
	Failed   int
	// Late are submissions that reached the site after the end and were refused.
	Late int
	// Parts is the processor time of each part of the site during the contest,
	// and of this program.
	Parts map[string]time.Duration
	// PeakQueue is the most that waited in each queue, by stream.
	PeakQueue map[string]int
	Units     []Unit
}

// ServerErrors counts answers of 500 and above, and requests without an answer.
func (r *Result) ServerErrors() (n int) {
	for _, byStatus := range r.Statuses {
		for status, count := range byStatus {
			if status == 0 || status >= 500 {
				n += count
			}
		}
	}
	return n
}

// startIn is how long after the last registration the contest begins.
const startIn = 3 * time.Second

// Run plays a contest with the example submissions of the packages. The error
// says what kept it from being played; what went wrong on the site is in the
// result.
func Run(ctx context.Context, cfg Config, packages []*problems.Package) (*Result, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	f := newFigures()
	admin := newPerson(cfg.URL, f)
	admin.token = cfg.Token
	have, err := languages(ctx, admin)
	if err != nil {
		return nil, err
	}
	r, err := newRepertoire(packages, have)
	if err != nil {
		return nil, err
	}
	run := strconv.FormatInt(time.Now().Unix(), 36)
	st := &stage{cfg: cfg, contest: "rehearsal-" + run, problems: r.problems}
	plans := newPlans(cfg, run, r)
	total := 0
	for _, p := range plans {
		total += len(p.submissions)
	}
	fmt.Fprintf(cfg.Out, "seed %d: %d contestants, %d submissions on %d problems, %v\n", cfg.Seed, len(plans), total, len(st.problems), have)

	var secret [16]byte
	_, _ = rand.Read(secret[:]) // never fails, see its documentation
	password := hex.EncodeToString(secret[:])
	began := time.Now()
	if err := makeAccounts(ctx, admin, plans, password); err != nil {
		return nil, fmt.Errorf("make accounts: %w", err)
	}
	if err := st.set(ctx, admin); err != nil {
		return nil, fmt.Errorf("make the contest: %w", err)
	}
	fmt.Fprintf(cfg.Out, "accounts made in %v; logging in\n", time.Since(began).Round(time.Second))

	crowd := make([]*contestant, len(plans))
	for i := range crowd {
		crowd[i] = &contestant{person: newPerson(cfg.URL, f), plan: plans[i], stage: st}
	}
	result := &Result{Contest: st.contest, Contestants: len(plans), Length: cfg.Length}
	began = time.Now()
	if err := comeIn(ctx, crowd, password); err != nil {
		return nil, err
	}
	result.LoginTime = time.Since(began)
	if err := st.begin(ctx, admin, startIn); err != nil {
		return nil, fmt.Errorf("set the start: %w", err)
	}
	fmt.Fprintf(cfg.Out, "everybody is in after %v; the contest lasts from %s to %s\n", result.LoginTime.Round(time.Second),
		st.start.Format(time.TimeOnly), st.end.Format(time.TimeOnly))

	meter := newMeter(cfg.Meter)
	queues := watchQueues(ctx, admin)
	limited, cancel := context.WithDeadline(ctx, st.end.Add(cfg.Drain))
	defer cancel()
	var playing sync.WaitGroup
	playing.Go(func() { st.announce(limited, admin, f) })
	for i, c := range crowd {
		playing.Go(func() { c.play(limited) })
		if i < cfg.Probes {
			playing.Go(func() { c.probe(limited, r, i) })
		}
	}
	sleep(limited, time.Until(st.end))
	result.Parts = meter.stop()
	playing.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	result.DrainTime = max(0, time.Since(st.end))
	result.PeakQueue = queues()

	var all []*sent
	for _, c := range crowd {
		all = append(all, c.sent...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].acked.Before(all[j].acked) })
	if err := checkSubmissions(ctx, st, admin, f, all); err != nil {
		return nil, fmt.Errorf("check the submissions: %w", err)
	}
	if err := checkBoard(ctx, st, admin, f, plans, all); err != nil {
		return nil, fmt.Errorf("check the board: %w", err)
	}
	result.fill(f, all)
	if cfg.UnitCosts && cfg.Meter != nil {
		if result.Units, err = unitCosts(ctx, st, admin, crowd, password, r); err != nil {
			return nil, fmt.Errorf("measure unit costs: %w", err)
		}
	}
	return result, nil
}

// comeIn logs everybody in, at their times, and registers them.
func comeIn(ctx context.Context, crowd []*contestant, password string) error {
	began := time.Now()
	return each(len(crowd), len(crowd), func(i int) error {
		c := crowd[i]
		if !sleep(ctx, time.Until(began.Add(c.plan.arrive))) {
			return ctx.Err()
		}
		if err := c.logIn(ctx, c.plan.login, password); err != nil {
			return err
		}
		_, err := c.must(ctx, kindRegister, "POST", "/api/v1/contests/"+c.stage.contest+"/registration", struct{}{}, nil)
		return err
	})
}

func (r *Result) fill(f *figures, all []*sent) {
	f.mu.Lock()
	defer f.mu.Unlock()
	r.Submissions = len(all)
	for _, s := range all {
		if s.planned.fresh {
			r.FreshCount++
		}
	}
	r.Statuses, r.Latencies = map[string]map[int]int{}, map[string]Quantiles{}
	for _, k := range f.kinds() {
		r.Statuses[string(k)], r.Latencies[string(k)] = f.statuses[k], quantilesOf(f.latencies[k])
	}
	r.Staleness, r.ToVerdict = quantilesOf(f.staleness), quantilesOf(f.toVerdict)
	r.Failures, r.Failed, r.Late = f.failures, f.failed, f.late
}

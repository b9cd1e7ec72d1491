package runner

import (
	"context"
	"time"

	"assize/judge"
	"assize/runner/sandbox"
)

// task is the running of one submission's test cases.
type task struct {
	judge    *Judge
	compiled judge.Compiled
	dataset  judge.Dataset
	within   sandbox.Limits
	wall     time.Duration
	sheet    *sheet
	earlier  earlier
	answers  answers // of a submission that is outputs
}

// load makes a worker ready for the test cases.
func (t *task) load(ctx context.Context, worker *Worker) (table string, err error) {
	if !t.dataset.Answers {
		return t.judge.load(ctx, worker, t.compiled.Compile)
	}
	return judge.CurrentCostTable.Name, t.judge.loadValidators(ctx, worker, t.compiled.Compile)
}

// helpAfter is how long a judgement goes on alone. Most are done by then, and
// for those loading the module into another worker would take longer than the
// runs do. It is also how often one looks for workers that have become idle.
const helpAfter = 5 * time.Millisecond

// runAll runs the test cases in worker, which has the module loaded, and in idle
// ones as far as there are any. When it returns all that counts has been run;
// idle workers that are still at what does not are left to end by themselves.
func (t *task) runAll(ctx context.Context, worker *Worker) {
	// What a trial prints is kept as it is run, also by runs that turn out not
	// to count: those run one after the other.
	if t.sheet.total > 1 && (t.dataset.RunAll || !t.dataset.KeepOutput) {
		helping, cancel := context.WithCancel(context.WithoutCancel(ctx))
		defer context.AfterFunc(ctx, cancel)() // is over when runAll is
		recruiting, done := context.WithCancel(ctx)
		defer done()
		go t.recruit(recruiting, helping)
	}
	for {
		i, runCtx, ok := t.sheet.take(ctx, true)
		if !ok {
			return
		}
		run, err := t.run(runCtx, worker, i)
		t.sheet.put(i, run, err)
		if err != nil {
			// The process may have ended. What others gave back meanwhile is
			// left, and the judgement fails.
			return
		}
	}
}

// recruit looks for idle workers until ctx is done. They work until helping is.
func (t *task) recruit(ctx, helping context.Context) {
	contest := t.compiled.Class == judge.Contest
	sated := func() {}
	defer func() { sated() }()
	again := time.NewTimer(t.judge.helpAfter)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
		}
		sated()
		sated = func() {}
		for range t.sheet.left() {
			worker, ctx := t.judge.pool.spare(helping, contest)
			if worker == nil {
				if contest {
					sated = t.judge.pool.hunger()
				}
				break
			}
			go func() {
				defer t.judge.pool.returnSpare(worker)
				t.help(ctx, worker, contest)
			}()
		}
		again.Reset(max(t.judge.helpAfter, time.Millisecond))
	}
}

// help runs test cases in a spare worker until nothing is left to do or the
// worker is wanted elsewhere. An error that is about the worker is no reason to
// fail: the test case is given back.
func (t *task) help(ctx context.Context, worker *Worker, contest bool) {
	if _, err := t.load(ctx, worker); err != nil {
		return // the judgement's own worker knows better
	}
	for !t.judge.pool.wanted(contest) {
		i, runCtx, ok := t.sheet.take(ctx, false)
		if !ok {
			return
		}
		run, err := t.run(runCtx, worker, i)
		if err != nil && ctx.Err() != nil {
			t.sheet.giveBack(i)
			return
		}
		t.sheet.put(i, run, err)
		if err != nil {
			return
		}
	}
}

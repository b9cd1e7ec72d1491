package runner

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"assize/blob"
	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox"
)

// Judge makes judgements. It is safe for concurrent use; each judgement occupies
// one worker of the pool, and further ones while they are idle.
type Judge struct {
	pool  *Pool
	blobs blob.Store
	small smallBlobs
	now   func() time.Time
	// helpAfter is the constant of that name, but in tests.
	helpAfter time.Duration
	// before is called before each run, from several goroutines at once; nil
	// but in tests.
	before func(test int)
}

// NewJudge returns a Judge that takes modules and test data from blobs.
func NewJudge(pool *Pool, blobs blob.Store) *Judge {
	return &Judge{pool: pool, blobs: blobs, small: smallBlobs{store: blobs}, now: time.Now, helpAfter: helpAfter}
}

// Judge runs c's module on the test cases of its dataset, in order, and stops at
// the first that is not accepted unless the dataset says otherwise. Idle workers
// help where that takes long; the judgement does not depend on it. progress is
// called with the number of test cases judged so far and in all, from 0 on, by
// one goroutine at a time; nil is allowed.
//
// The verdict is that of the first test case that is not accepted. A module that
// the metering or the engine refuses gets CE: that is a property of the module
// whatever the input, and should it ever be a limit of ours, it costs the
// contestant no penalty.
//
// An error means that there is no judgement: it is our fault, and another try,
// perhaps elsewhere, may succeed. The verdict JE is returned without one where
// each try would come to it: the problem's own output validator fails.
func (j *Judge) Judge(ctx context.Context, c judge.Compiled, progress func(done, total int)) (judge.Judgement, error) {
	result, err := j.judge(ctx, c, progress)
	if err != nil {
		return judge.Judgement{}, fmt.Errorf("judgement %s of submission %s: %w", c.Judgement, c.Submission, err)
	}
	return result, nil
}

func (j *Judge) judge(ctx context.Context, c judge.Compiled, progress func(done, total int)) (judge.Judgement, error) {
	dataset, err := j.dataset(ctx, c.Dataset)
	if err != nil {
		return judge.Judgement{}, err
	}
	if dataset.Program != nil && c.Compile.Validator == nil || dataset.Interactor != nil && c.Compile.Interactor == nil {
		return judge.Judgement{}, fmt.Errorf("dataset %s has an output validator or an interactor, and none was compiled", c.Dataset)
	}
	limits := dataset.Limits.OrDefault()
	within := within(c, limits)
	known, err := j.earlier(ctx, c, dataset, within)
	if err != nil {
		// They save time, nothing else.
		slog.Warn("runner: everything is run anew", "judgement", c.Judgement, "error", err)
	}
	// Where groups earn points, one group's failure is not another's.
	all := dataset.RunAll || len(dataset.Groups) > 0
	t := &task{judge: j, compiled: c, dataset: dataset, within: within, wall: limits.Wall, earlier: known,
		sheet: newSheet(len(dataset.Cases), all, newNeedless(dataset), progress)}
	t.sheet.endAtTLE = dataset.EndAtTLE
	if dataset.Answers {
		if t.answers, err = j.answers(ctx, c.Compile.Module); err != nil {
			return judge.Judgement{}, err
		}
	}
	result := judge.Judgement{
		ID: c.Judgement, Submission: c.Submission,
		FuelLimit: within.Fuel, MemoryLimit: within.MemoryBytes, OutputLimit: within.OutputBytes, FuelMultiplier: c.FuelMultiplier,
		Compile: c.Compile, Dataset: c.Dataset, CostTable: judge.CurrentCostTable.Name, Engine: known.engine, Rules: judge.CurrentRules,
	}
	if len(known.runs) == 0 || !t.repeat(ctx) {
		if refused, err := j.execute(ctx, t, &result); refused || err != nil {
			return result, err
		}
	}
	if err := t.sheet.sum(&result, dataset.Cases); err != nil {
		return judge.Judgement{}, err
	}
	result.Reused = t.reused(result.Runs)
	if result.Verdict != judge.JE {
		result.GroupScores, result.Score = dataset.Scores(result.Runs)
	}
	result.JudgedAt = j.now().UTC()
	return result, nil
}

// execute runs what is left of the task. refused says that the module is, which
// ends the judgement.
func (j *Judge) execute(ctx context.Context, t *task, result *judge.Judgement) (refused bool, err error) {
	worker, err := j.pool.Acquire(ctx)
	if err != nil {
		return false, err
	}
	defer worker.Release()
	result.Engine = worker.Engine()
	result.CostTable, err = t.load(ctx, worker)
	var rejection *fuel.Rejection
	if errors.As(err, &rejection) {
		result.Verdict, result.Reason = judge.CE, "the compiled module is refused: "+rejection.Reason
		var validator *validatorError
		if errors.As(err, &validator) {
			result.Verdict, result.Reason = judge.JE, "the output validator is refused: "+rejection.Reason
		}
		result.JudgedAt = j.now().UTC()
		return true, nil
	}
	if err != nil {
		return false, err
	}
	if result.CostTable != judge.CurrentCostTable.Name {
		return false, fmt.Errorf("the metering counts by %q, the limits by %q", result.CostTable, judge.CurrentCostTable.Name)
	}
	t.runAll(ctx, worker)
	return false, nil
}

// within are the limits that a run is held to.
func within(c judge.Compiled, limits judge.Limits) sandbox.Limits {
	return sandbox.Limits{
		Fuel:        limits.Fuel(judge.CurrentCostTable, c.FuelMultiplier),
		MemoryBytes: limits.MemoryBytes,
		OutputBytes: limits.OutputBytes,
	}
}

// dataset reads the dataset.
func (j *Judge) dataset(ctx context.Context, digest judge.Digest) (judge.Dataset, error) {
	b, err := blob.Read(ctx, j.blobs, digest, judge.MaxDatasetBytes)
	if err != nil {
		return judge.Dataset{}, fmt.Errorf("dataset: %w", err)
	}
	d, err := judge.DecodeDataset(b)
	if err != nil {
		return d, fmt.Errorf("dataset %s: %w", digest, err)
	}
	if err := d.Check(); err != nil {
		return d, fmt.Errorf("dataset %s: %w", digest, err)
	}
	return d, nil
}

// load loads the submission, and the problem's own output validator where there
// is one.
func (j *Judge) load(ctx context.Context, worker *Worker, c judge.Compile) (table string, err error) {
	if table, err = j.loadModule(ctx, worker, c); err != nil {
		return table, err
	}
	return table, j.loadValidators(ctx, worker, c)
}

// loadValidators loads the problem's own output validator and its interactor, as
// far as there are such. An error is a *validatorError.
func (j *Judge) loadValidators(ctx context.Context, worker *Worker, c judge.Compile) error {
	for as, v := range map[role]*judge.ValidatorModule{asValidator: c.Validator, asInteractor: c.Interactor} {
		if v == nil {
			continue
		}
		if err := j.loadValidator(ctx, worker, as, *v); err != nil {
			return &validatorError{err}
		}
	}
	return nil
}

// validatorError is about the output validator, and not about the submission.
type validatorError struct{ cause error }

func (e *validatorError) Error() string { return "output validator: " + e.cause.Error() }
func (e *validatorError) Unwrap() error { return e.cause }

func (j *Judge) loadValidator(ctx context.Context, worker *Worker, as role, v judge.ValidatorModule) error {
	module, err := j.blobs.Open(ctx, v.Module)
	if err != nil {
		return err
	}
	defer module.Close()
	if v.Runtime == "" {
		return worker.LoadBeside(ctx, as, v.Module, module, nil)
	}
	runtime, err := j.blobs.Open(ctx, v.Runtime)
	if err != nil {
		return err
	}
	defer runtime.Close()
	return worker.LoadBeside(ctx, as, v.Runtime, module, runtime)
}

func (j *Judge) loadModule(ctx context.Context, worker *Worker, c judge.Compile) (table string, err error) {
	module, err := j.blobs.Open(ctx, c.Module)
	if err != nil {
		return "", fmt.Errorf("module: %w", err)
	}
	defer module.Close()
	if c.Runtime == "" {
		return worker.Load(ctx, c.Module, module)
	}
	runtime, err := j.blobs.Open(ctx, c.Runtime)
	if err != nil {
		return "", fmt.Errorf("runtime: %w", err)
	}
	defer runtime.Close()
	return worker.LoadBundle(ctx, c.Runtime, runtime, module)
}

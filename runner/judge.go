package runner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"assize/blob"
	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox"
	"assize/runner/validator"
)

// Judge makes judgements. It is safe for concurrent use; each judgement occupies
// one worker of the pool.
type Judge struct {
	pool  *Pool
	blobs blob.Store
	now   func() time.Time
}

// NewJudge returns a Judge that takes modules and test data from blobs.
func NewJudge(pool *Pool, blobs blob.Store) *Judge {
	return &Judge{pool: pool, blobs: blobs, now: time.Now}
}

// Bounds on what is read and kept.
const (
	maxDatasetBytes = 16 << 20
	keepOutputBytes = 1 << 20  // of each run of a trial
	keepStderrBytes = 64 << 10 // of each run of a trial
)

// Judge runs c's module on the test cases of its dataset, in order, and stops at
// the first that is not accepted unless the dataset says otherwise. progress is
// called with the number of test cases judged so far and in all, from 0 on; nil
// is allowed.
//
// The verdict is that of the first test case that is not accepted. A module that
// the metering or the engine refuses gets CE: that is a property of the module
// whatever the input, and should it ever be a limit of ours, it costs the
// contestant no penalty.
//
// An error means that there is no judgement: it is our fault, and another try,
// perhaps elsewhere, may succeed. The verdict JE is never returned without one.
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
	limits := dataset.Limits.OrDefault()
	within := sandbox.Limits{
		Fuel:        limits.Fuel(judge.CurrentCostTable, c.FuelMultiplier),
		MemoryBytes: limits.MemoryBytes,
		OutputBytes: limits.OutputBytes,
	}
	worker, err := j.pool.Acquire(ctx)
	if err != nil {
		return judge.Judgement{}, err
	}
	defer worker.Release()
	result := judge.Judgement{
		ID: c.Judgement, Submission: c.Submission,
		FuelLimit: within.Fuel, MemoryLimit: within.MemoryBytes,
		Compile: c.Compile, Dataset: c.Dataset, Engine: worker.Engine(),
	}
	result.CostTable, err = j.load(ctx, worker, c.Compile.Module)
	var rejection *fuel.Rejection
	if errors.As(err, &rejection) {
		result.Verdict, result.Reason = judge.CE, "the compiled module is refused: "+rejection.Reason
		result.JudgedAt = j.now().UTC()
		return result, nil
	}
	if err != nil {
		return judge.Judgement{}, err
	}
	if result.CostTable != judge.CurrentCostTable.Name {
		return judge.Judgement{}, fmt.Errorf("the metering counts by %q, the limits by %q", result.CostTable, judge.CurrentCostTable.Name)
	}
	tell(progress, 0, len(dataset.Cases))
	result.Verdict = judge.AC
	for i, test := range dataset.Cases {
		run, err := j.run(ctx, worker, test, dataset, within, limits.Wall)
		if err != nil {
			return judge.Judgement{}, fmt.Errorf("test case %s: %w", test.Name, err)
		}
		result.Runs = append(result.Runs, run)
		result.Fuel = max(result.Fuel, run.Fuel)
		result.MemoryBytes = max(result.MemoryBytes, run.MemoryBytes)
		if result.Verdict == judge.AC && run.Verdict != judge.AC {
			result.Verdict, result.Reason = run.Verdict, run.Reason
		}
		tell(progress, i+1, len(dataset.Cases))
		if run.Verdict != judge.AC && !dataset.RunAll {
			break
		}
	}
	result.JudgedAt = j.now().UTC()
	return result, nil
}

func tell(progress func(done, total int), done, total int) {
	if progress != nil {
		progress(done, total)
	}
}

// dataset reads the dataset. One without test cases is an error, since there
// would be nothing that could fail.
func (j *Judge) dataset(ctx context.Context, digest judge.Digest) (judge.Dataset, error) {
	b, err := blob.Read(ctx, j.blobs, digest, maxDatasetBytes)
	if err != nil {
		return judge.Dataset{}, fmt.Errorf("dataset: %w", err)
	}
	d, err := judge.DecodeDataset(b)
	if err != nil {
		return d, fmt.Errorf("dataset %s: %w", digest, err)
	}
	if len(d.Cases) == 0 {
		return d, fmt.Errorf("dataset %s of problem %q has no test cases", digest, d.Problem)
	}
	return d, nil
}

func (j *Judge) load(ctx context.Context, worker *Worker, digest judge.Digest) (table string, err error) {
	module, err := j.blobs.Open(ctx, digest)
	if err != nil {
		return "", fmt.Errorf("module: %w", err)
	}
	defer module.Close()
	return worker.Load(ctx, digest, module)
}

// run judges one test case.
func (j *Judge) run(ctx context.Context, worker *Worker, test judge.TestCase, d judge.Dataset, within sandbox.Limits, wall time.Duration) (judge.Run, error) {
	input, err := j.blobs.Open(ctx, test.Input)
	if err != nil {
		return judge.Run{}, fmt.Errorf("input: %w", err)
	}
	defer input.Close()
	outcome, err := worker.Run(ctx, within, wall, input)
	if err != nil {
		return judge.Run{}, err
	}
	run := judge.Run{Case: test.Name, Fuel: outcome.Fuel, MemoryBytes: outcome.MemoryBytes, OutputBytes: outcome.OutputBytes}
	var v validation
	if ended(outcome) {
		result, err := j.validate(ctx, d.Validator, test.Answer, worker.Output())
		if err != nil {
			return run, err
		}
		v = validation{Done: true, Accepted: result.Accepted}
		run.Feedback = result.Message
	}
	if run.Verdict, run.Reason = decide(outcome, v); run.Verdict == judge.JE {
		return run, errors.New(run.Reason)
	}
	if d.KeepOutput {
		err = j.keep(ctx, &run, worker)
	}
	return run, err
}

func (j *Judge) validate(ctx context.Context, v judge.Validator, answer judge.Digest, output io.Reader) (validator.Result, error) {
	if v.Kind == judge.ValidateNothing {
		return validator.Validate(v, nil, output)
	}
	f, err := j.blobs.Open(ctx, answer)
	if err != nil {
		return validator.Result{}, fmt.Errorf("answer: %w", err)
	}
	defer f.Close()
	return validator.Validate(v, f, output)
}

// keep stores what a run of a trial printed.
func (j *Judge) keep(ctx context.Context, run *judge.Run, worker *Worker) (err error) {
	if run.Output, _, err = j.blobs.Put(ctx, io.LimitReader(worker.Output(), keepOutputBytes)); err != nil {
		return fmt.Errorf("keep the output: %w", err)
	}
	if run.Stderr, _, err = j.blobs.Put(ctx, io.LimitReader(worker.Stderr(), keepStderrBytes)); err != nil {
		return fmt.Errorf("keep standard error: %w", err)
	}
	return nil
}

package runner

import (
	"context"
	"fmt"

	"assize/judge"
)

// Replay judges again what a receipt is of, and returns the receipt of that. An
// error says nothing about the first judgement: it could not be repeated here,
// because blobs are missing, or this program counts by another cost table or makes runs by
// other rules.
func (j *Judge) Replay(ctx context.Context, r judge.Receipt) (judge.Receipt, error) {
	if r.CostTable != judge.CurrentCostTable.Name {
		return judge.Receipt{}, fmt.Errorf("replay judgement %s: it counted by the cost table %q, this program counts by %q",
			r.Judgement, r.CostTable, judge.CurrentCostTable.Name)
	}
	if r.Rules != judge.CurrentRules {
		return judge.Receipt{}, fmt.Errorf("replay judgement %s: it was made by rules %d, this program makes runs by %d", r.Judgement, r.Rules, judge.CurrentRules)
	}
	again, err := j.Judge(ctx, judge.Compiled{
		Envelope:       judge.Envelope{Version: judge.MessageVersion, Judgement: r.Judgement, Submission: r.Submission, Class: judge.Rejudge},
		FuelMultiplier: r.FuelMultiplier, Compile: judge.Compile{Module: r.Module, Runtime: r.Runtime, Validator: r.Validator, Interactor: r.Interactor}, Dataset: r.Dataset,
	}, nil)
	if err != nil {
		return judge.Receipt{}, fmt.Errorf("replay: %w", err)
	}
	return again.Receipt(), nil
}

package judge

import (
	"encoding/json"
	"fmt"
	"time"
)

// Receipt says what a judgement was made from and what each run came to, all by
// digest and number. Whoever can get the blobs can run it again, on any machine,
// and must come to the same: that is what makes a judgement one that can be
// checked. It holds no test data.
type Receipt struct {
	Format     int       `json:"format"` // ReceiptFormat
	Judgement  string    `json:"judgement"`
	Submission string    `json:"submission"`
	JudgedAt   time.Time `json:"judged_at"`

	// What was run, on what, by what rules.
	Module  Digest `json:"module"`
	Runtime Digest `json:"runtime"` // the interpreter that runs Module; "" for a compiled language
	Dataset Digest `json:"dataset"` // the test cases, by the digests of their inputs and answers
	// Validator is the problem's own output validator; absent where it has none.
	Validator      *ValidatorModule `json:"validator,omitempty"`
	Interactor     *ValidatorModule `json:"interactor,omitempty"`
	FuelLimit      Fuel             `json:"fuel_limit"`
	MemoryLimit    int64            `json:"memory_limit"`
	OutputLimit    int64            `json:"output_limit"`
	FuelMultiplier float64          `json:"fuel_multiplier"`
	CostTable      string           `json:"cost_table"`
	Rules          int              `json:"rules"`  // CurrentRules at the time; 0 in receipts of before they told
	Engine         string           `json:"engine"` // for information: the outcome does not depend on it

	// What came of it.
	Verdict     Verdict      `json:"verdict"`
	Reason      string       `json:"reason"`
	Fuel        Fuel         `json:"fuel"`
	MemoryBytes int64        `json:"memory_bytes"`
	Score       *Points      `json:"score"` // null where the dataset has no test groups
	Runs        []ReceiptRun `json:"runs"`
}

// ReceiptRun is what one test case came to.
type ReceiptRun struct {
	Case        string  `json:"case"`
	Verdict     Verdict `json:"verdict"`
	Reason      string  `json:"reason"`
	Fuel        Fuel    `json:"fuel"`
	MemoryBytes int64   `json:"memory_bytes"`
	OutputBytes int64   `json:"output_bytes"`
	Stdout      Digest  `json:"stdout"` // of what was printed
	// ValidatorFuel is what the problem's own output validator spent, and Transcript
	// the digest of what the two said to each other; both absent where there is none.
	ValidatorFuel Fuel   `json:"validator_fuel,omitempty"`
	Transcript    Digest `json:"transcript,omitempty"`
	// Passes is how often the submission was run, absent where it was once.
	Passes int `json:"passes,omitempty"`
}

// ReceiptFormat is the version of the encoding.
const ReceiptFormat = 1

// Receipt returns the receipt of a judgement that a module was run for.
func (j Judgement) Receipt() Receipt {
	r := Receipt{
		Format: ReceiptFormat, Judgement: j.ID, Submission: j.Submission, JudgedAt: j.JudgedAt,
		Module: j.Compile.Module, Runtime: j.Compile.Runtime, Dataset: j.Dataset, Validator: j.Compile.Validator, Interactor: j.Compile.Interactor,
		FuelLimit: j.FuelLimit, MemoryLimit: j.MemoryLimit, OutputLimit: j.OutputLimit, FuelMultiplier: j.FuelMultiplier,
		CostTable: j.CostTable, Rules: j.Rules, Engine: j.Engine,
		Verdict: j.Verdict, Reason: j.Reason, Fuel: j.Fuel, MemoryBytes: j.MemoryBytes, Score: j.Score,
		Runs: make([]ReceiptRun, len(j.Runs)),
	}
	for i, run := range j.Runs {
		r.Runs[i] = ReceiptRun{run.Case, run.Verdict, run.Reason, run.Fuel, run.MemoryBytes, run.OutputBytes, run.Stdout,
			run.ValidatorFuel, run.Transcript, run.Passes}
	}
	return r
}

// DecodeReceipt reads a receipt in JSON.
func DecodeReceipt(b []byte) (Receipt, error) {
	var r Receipt
	if err := json.Unmarshal(b, &r); err != nil {
		return r, fmt.Errorf("decode receipt: %w", err)
	}
	switch {
	case r.Format != ReceiptFormat:
		return r, fmt.Errorf("decode receipt: format %d, this program reads %d", r.Format, ReceiptFormat)
	case r.Module == "":
		return r, fmt.Errorf("decode receipt of judgement %q: it names no module, so nothing was run", r.Judgement)
	}
	return r, nil
}

// Differences compares what r says with what came of running it again, one
// sentence for each difference; none means that the two are equal. Names, times
// and engines are left out.
func (r Receipt) Differences(again Receipt) []string {
	var list []string
	note := func(what string, was, is any) {
		if was != is {
			list = append(list, fmt.Sprintf("%s: %v in the receipt, %v when run again", what, was, is))
		}
	}
	note("module", r.Module, again.Module)
	note("runtime", r.Runtime, again.Runtime)
	note("dataset", r.Dataset, again.Dataset)
	note("validator", validatorText(r.Validator), validatorText(again.Validator))
	note("interactor", validatorText(r.Interactor), validatorText(again.Interactor))
	note("fuel limit", r.FuelLimit, again.FuelLimit)
	note("memory limit", r.MemoryLimit, again.MemoryLimit)
	note("output limit", r.OutputLimit, again.OutputLimit)
	note("fuel multiplier", r.FuelMultiplier, again.FuelMultiplier)
	note("cost table", r.CostTable, again.CostTable)
	note("rules", r.Rules, again.Rules)
	note("verdict", r.Verdict, again.Verdict)
	note("reason", r.Reason, again.Reason)
	note("fuel", r.Fuel, again.Fuel)
	note("memory", r.MemoryBytes, again.MemoryBytes)
	note("score", scoreText(r.Score), scoreText(again.Score))
	note("test cases run", len(r.Runs), len(again.Runs))
	for i := range min(len(r.Runs), len(again.Runs)) {
		was, is := r.Runs[i], again.Runs[i]
		note(fmt.Sprintf("test case %d", i+1), was.Case, is.Case)
		note("test case "+is.Case+": verdict", was.Verdict, is.Verdict)
		note("test case "+is.Case+": reason", was.Reason, is.Reason)
		note("test case "+is.Case+": fuel", was.Fuel, is.Fuel)
		note("test case "+is.Case+": memory", was.MemoryBytes, is.MemoryBytes)
		note("test case "+is.Case+": output bytes", was.OutputBytes, is.OutputBytes)
		note("test case "+is.Case+": digest of the output", was.Stdout, is.Stdout)
		note("test case "+is.Case+": fuel of the output validator", was.ValidatorFuel, is.ValidatorFuel)
		note("test case "+is.Case+": digest of the transcript", was.Transcript, is.Transcript)
		note("test case "+is.Case+": passes", max(was.Passes, 1), max(is.Passes, 1))
	}
	return list
}

func validatorText(v *ValidatorModule) string {
	if v == nil {
		return "none of the problem's own"
	}
	return fmt.Sprintf("%s by %s, fuel multiplier %g", v.Module, v.Runtime, v.FuelMultiplier)
}

func scoreText(p *Points) string {
	if p == nil {
		return "none"
	}
	return p.String()
}

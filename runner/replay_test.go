package runner

import (
	"strings"
	"testing"
	"time"

	"assize/blob"
	"assize/judge"
	"assize/runner/internal/guest"
	"assize/runner/snapshot"
)

// TestReplay judges every kind of submission, and again from its receipt elsewhere.
func TestReplay(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	elsewhere := NewJudge(newPool(t, PoolConfig{Workers: 2}), blobs)
	for name, c := range replayed(t, blobs) {
		c.FuelMultiplier = 1.5
		judged, err := j.Judge(t.Context(), c, nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(judged.Runs) == 0 || judged.Verdict == judge.JE {
			t.Fatalf("%s: %v (%s) after %d runs", name, judged.Verdict, judged.Reason, len(judged.Runs))
		}
		receipt := judged.Receipt()
		again, err := elsewhere.Replay(t.Context(), receipt)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if d := receipt.Differences(again); len(d) > 0 {
			t.Errorf("%s: %q", name, d)
		}
		if c.Compile.Validator != nil && receipt.Runs[0].ValidatorFuel == 0 {
			t.Errorf("%s: nothing is told of the output validator", name)
		}
		// What the receipt tells of a run is compared, each on its own.
		for what, change := range map[string]func(*judge.ReceiptRun){
			"fuel":                  func(r *judge.ReceiptRun) { r.Fuel++ },
			"memory":                func(r *judge.ReceiptRun) { r.MemoryBytes++ },
			"output":                func(r *judge.ReceiptRun) { r.Stdout = judge.DigestOf([]byte(name)) },
			"the validator's fuel":  func(r *judge.ReceiptRun) { r.ValidatorFuel++ },
			"what both have said":   func(r *judge.ReceiptRun) { r.Transcript = judge.DigestOf([]byte(name)) },
			"the test case's name":  func(r *judge.ReceiptRun) { r.Case += "x" },
			"the verdict of a case": func(r *judge.ReceiptRun) { r.Verdict = judge.JE },
		} {
			forged := receipt
			forged.Runs = append([]judge.ReceiptRun(nil), receipt.Runs...)
			change(&forged.Runs[0])
			if d := forged.Differences(again); len(d) != 1 {
				t.Errorf("%s, %s changed: %q", name, what, d)
			}
		}
		receipt.CostTable = "another"
		if _, err := elsewhere.Replay(t.Context(), receipt); err == nil {
			t.Errorf("%s, another cost table: no error", name)
		}
		receipt = judged.Receipt()
		receipt.Rules--
		if _, err := elsewhere.Replay(t.Context(), receipt); err == nil || !strings.Contains(err.Error(), "rules") {
			t.Errorf("%s, other rules: %v", name, err)
		}
	}
}

// replayed are submissions of every kind, for problems of every kind.
func replayed(t *testing.T, blobs blob.Store) map[string]judge.Compiled {
	all := map[string]judge.Compiled{}
	small := func(d *judge.Dataset) {
		d.Limits = judge.Limits{Time: 10 * time.Millisecond, MemoryBytes: 16 << 20, OutputBytes: 100}
	}
	for name, pairs := range map[string][]string{
		"accepted": {"w 10", "285", "w 3", "5"}, "wrong": {"w 10", "1"}, "loops": {"l", ""}, "takes memory": {"m", ""},
		"floods": {"f", ""}, "exits": {"x 7", ""}, "traps": {"t", ""},
	} {
		all[name] = compiled(t, blobs, "mixed.c", dataset(t, blobs, small, pairs...))
	}
	all["validated"] = withValidator(t, blobs, "sum.c", customised(t, blobs, nil, "1 2", "expect 3\njudge x\nexit 42", "3 4", "expect 8\nexit 42"))
	passes := func(d *judge.Dataset) { d.Passes = 3 }
	all["several passes"] = withValidator(t, blobs, "sum.c", customised(t, blobs, passes, "1 2", "expect 3\npass\nupto 2\nnext 2 1\nexit 42"))
	talks := func(d *judge.Dataset) { d.Interactive = true }
	all["interactive"] = withValidator(t, blobs, "talker.c", customised(t, blobs, talks, "", "send add 1 2\nexpect 3\nexit 42"))
	talksAgain := func(d *judge.Dataset) { d.Passes, d.Interactive = 3, true }
	all["interactive, several passes"] = withValidator(t, blobs, "talker.c", customised(t, blobs, talksAgain, "", "send add 1 2\nexpect 3\npass\nupto 2\nnext x\nexit 42"))
	both := func(d *judge.Dataset) {
		d.Interactive, d.Program.Convention = true, judge.ByTestlib
		d.Interactor = d.Program
	}
	c := withValidator(t, blobs, "talker.c", customised(t, blobs, both, "5", "0"))
	c.Compile.Validator.Module = put(t, blobs, guest.Module(t, "checker.c"))
	c.Compile.Interactor = &judge.ValidatorModule{Module: put(t, blobs, guest.Module(t, "interactor.c")), FuelMultiplier: 1}
	all["interactor and validator"] = c

	warm, err := snapshot.Make(t.Context(), guest.Runtime(t))
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := guest.Bundle("sum").Encode()
	if err != nil {
		t.Fatal(err)
	}
	interpreted := judge.Compile{Module: put(t, blobs, bundle), Runtime: put(t, blobs, warm)}
	c = compiled(t, blobs, "sum.c", dataset(t, blobs, nil, "1 2", "3", "4 5 6", "15"))
	c.Compile = interpreted
	all["interpreted"] = c
	c = withValidator(t, blobs, "sum.c", customised(t, blobs, nil, "1 2", "expect 3\nexit 42"))
	c.Compile.Module, c.Compile.Runtime = interpreted.Module, interpreted.Runtime
	all["interpreted and validated"] = c

	answers, err := judge.EncodeFiles([]judge.File{{Name: "01.out", Content: []byte("1\n")}})
	if err != nil {
		t.Fatal(err)
	}
	c = compiled(t, blobs, "sum.c", dataset(t, blobs, func(d *judge.Dataset) { d.Answers, d.RunAll = true, true }, "", "1", "", "3"))
	c.Compile.Module = put(t, blobs, answers)
	all["answers"] = c
	return all
}

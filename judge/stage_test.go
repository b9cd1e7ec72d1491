package judge_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"assize/judge"
)

var update = flag.Bool("update", false, "write the golden messages anew")

// TestGoldenMessages fails when the encoding of a message changes: other
// versions of assize read these bytes, so a change needs a new version.
func TestGoldenMessages(t *testing.T) {
	at := time.Date(2026, 11, 23, 12, 0, 0, 5e6, time.UTC)
	envelope := judge.Envelope{
		Version: judge.MessageVersion, Judgement: "j1", Submission: "s1",
		Class: judge.Contest, InContest: true, SubmittedAt: at,
	}
	digest := judge.DigestOf([]byte("x"))
	compile := judge.Compile{Module: digest, Toolchain: digest, Diagnostics: "warning: x", Duration: 90 * time.Millisecond, Cached: true}
	interpreted := compile
	interpreted.Runtime = digest
	for name, message := range map[string]any{
		"submitted": judge.Submitted{Envelope: envelope, Language: "cpp",
			Sources: []judge.Source{{Name: "main.cpp", Digest: digest, Bytes: 1}}, Dataset: digest, FuelMultiplier: 2},
		"compiled":             judge.Compiled{Envelope: envelope, Language: "cpp", FuelMultiplier: 1, Compile: compile, Dataset: digest, CompiledAt: at},
		"compiled-interpreted": judge.Compiled{Envelope: envelope, Language: "python3", FuelMultiplier: 3, Compile: interpreted, Dataset: digest, CompiledAt: at},
		"judged": judge.Judged{Envelope: envelope, Result: judge.Judgement{
			ID: "j1", Submission: "s1", Verdict: judge.WA, Fuel: 10, FuelLimit: 20, MemoryBytes: 30, MemoryLimit: 40,
			Runs:    []judge.Run{{Case: "sample/1", Verdict: judge.WA, Fuel: 10, MemoryBytes: 30, OutputBytes: 2, Output: digest, Reason: "r", Feedback: "f"}},
			Compile: compile, Dataset: digest, CostTable: "plain-1", Engine: "wazero", JudgedAt: at}},
		"progress": judge.Progress{Judgement: "j1", State: judge.Running, Done: 1, Total: 3},
		"dataset": judge.Dataset{Format: judge.DatasetFormat, Problem: "sum", Limits: judge.DefaultLimits,
			Validator: judge.Validator{Kind: judge.ValidateDefault},
			Cases:     []judge.TestCase{{Name: "sample/1", Sample: true, Input: digest, InputBytes: 1, Answer: digest}}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := json.MarshalIndent(message, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			path := filepath.Join("testdata", name+".v1.json")
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
			}
		})
	}
}

func TestEnvelopeCheck(t *testing.T) {
	good := judge.Envelope{Version: 1, Judgement: "j", Submission: "s", Class: judge.Practice}
	if err := good.Check(); err != nil {
		t.Errorf("good envelope: %v", err)
	}
	for name, spoil := range map[string]func(*judge.Envelope){
		"version from the future": func(e *judge.Envelope) { e.Version = judge.MessageVersion + 1 },
		"no version":              func(e *judge.Envelope) { e.Version = 0 },
		"no judgement":            func(e *judge.Envelope) { e.Judgement = "" },
		"no submission":           func(e *judge.Envelope) { e.Submission = "" },
		"no class":                func(e *judge.Envelope) { e.Class = "" },
	} {
		bad := good
		spoil(&bad)
		if bad.Check() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestZeroVerdictIsOurFault(t *testing.T) {
	var v judge.Verdict
	if v != judge.JE || v.Penalised() {
		t.Errorf("zero verdict is %v, penalised %v; want JE, false", v, v.Penalised())
	}
	if got, err := judge.ParseVerdict("OK"); err == nil || got != judge.JE {
		t.Errorf("ParseVerdict(OK) = %v, %v; want JE and an error", got, err)
	}
	for v := judge.JE; v <= judge.CE; v++ {
		if got, err := judge.ParseVerdict(v.String()); err != nil || got != v {
			t.Errorf("ParseVerdict(%v) = %v, %v", v, got, err)
		}
	}
}

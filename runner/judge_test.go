package runner

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/blob"
	"assize/judge"
	"assize/runner/internal/guest"
	"assize/runner/snapshot"
)

func newBlobs(t testing.TB) *blob.Dir {
	t.Helper()
	d, err := blob.NewDir(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func put(t testing.TB, s blob.Store, b []byte) judge.Digest {
	t.Helper()
	digest, err := blob.PutBytes(t.Context(), s, b)
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

// dataset makes a dataset of inputs and answers by turns.
func dataset(t testing.TB, s blob.Store, change func(*judge.Dataset), pairs ...string) judge.Digest {
	t.Helper()
	d := judge.Dataset{Problem: "sum", Validator: judge.Validator{Kind: judge.ValidateDefault}}
	for i := 0; i < len(pairs); i += 2 {
		d.Cases = append(d.Cases, judge.TestCase{
			Name:  fmt.Sprintf("secret/%02d", i/2+1),
			Input: put(t, s, []byte(pairs[i])), Answer: put(t, s, []byte(pairs[i+1])),
		})
	}
	if change != nil {
		change(&d)
	}
	b, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return put(t, s, b)
}

// compiled makes the message of a submission whose module is built from name.
func compiled(t testing.TB, s blob.Store, name string, dataset judge.Digest) judge.Compiled {
	t.Helper()
	return judge.Compiled{
		Envelope: judge.Envelope{Version: 1, Judgement: "j-" + name, Submission: "s-" + name, Class: judge.Practice},
		Compile:  judge.Compile{Module: put(t, s, guest.Module(t, name))},
		Dataset:  dataset,
	}
}

func TestJudge(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	all := func(d *judge.Dataset) { d.RunAll = true }
	small := func(d *judge.Dataset) { d.Limits = judge.Limits{Time: 10 * time.Millisecond, OutputBytes: 10} }
	for _, c := range []struct {
		name    string
		guest   string
		change  func(*judge.Dataset)
		pairs   []string
		want    judge.Verdict
		reason  string
		verdict []judge.Verdict // of the runs
	}{
		{"all right", "sum.c", nil, []string{"1 2", "3", "-5 5", "0\n"}, judge.AC, "", []judge.Verdict{judge.AC, judge.AC}},
		{"stops at the first wrong one", "sum.c", nil, []string{"1 2", "3", "1 1", "3", "1 2", "3"}, judge.WA, "", []judge.Verdict{judge.AC, judge.WA}},
		{"runs all", "sum.c", all, []string{"1 2", "3", "x", "3", "1 1", "3", "1 2", "3"}, judge.RTE, "exit code 1", []judge.Verdict{judge.AC, judge.RTE, judge.WA, judge.AC}},
		{"fuel", "loop.c", small, []string{"", ""}, judge.TLE, "the fuel ran out", []judge.Verdict{judge.TLE}},
		{"recursion", "recurse.c", nil, []string{"", ""}, judge.RTE, "calls nested too deeply", []judge.Verdict{judge.RTE}},
		{"memory", "bomb.c", nil, []string{"", ""}, judge.MLE, "more memory wanted than the limit allows", []judge.Verdict{judge.MLE}},
		{"static memory", "static.c", nil, []string{"", ""}, judge.MLE, "more memory at the start than the limit allows", []judge.Verdict{judge.MLE}},
		{"output", "flood.c", small, []string{"", ""}, judge.OLE, "more output than the limit allows", []judge.Verdict{judge.OLE}},
		{"forged", "forge.c", nil, []string{"", "forged"}, judge.RTE, "exit code 4026531839", []judge.Verdict{judge.RTE}},
		{"trap", "trap.c", nil, []string{"u", ""}, judge.RTE, "trap: unreachable", []judge.Verdict{judge.RTE}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var progress []string
			got, err := j.Judge(t.Context(), compiled(t, blobs, c.guest, dataset(t, blobs, c.change, c.pairs...)),
				func(done, total int) { progress = append(progress, fmt.Sprintf("%d/%d", done, total)) })
			if err != nil {
				t.Fatal(err)
			}
			var verdicts []judge.Verdict
			for _, r := range got.Runs {
				verdicts = append(verdicts, r.Verdict)
				if r.Fuel > got.Fuel || r.MemoryBytes > got.MemoryBytes {
					t.Errorf("run %+v is above the judgement's %d, %d", r, got.Fuel, got.MemoryBytes)
				}
			}
			if got.Verdict != c.want || got.Reason != c.reason || !slices.Equal(verdicts, c.verdict) {
				t.Errorf("%v %q %v, want %v %q %v", got.Verdict, got.Reason, verdicts, c.want, c.reason, c.verdict)
			}
			if got.ID != "j-"+c.guest || got.Submission != "s-"+c.guest || got.CostTable != judge.CurrentCostTable.Name ||
				got.Engine == "" || got.JudgedAt.IsZero() || got.FuelLimit == 0 || got.MemoryLimit == 0 || got.Dataset == "" {
				t.Errorf("incomplete judgement %+v", got)
			}
			if len(progress) != len(c.verdict)+1 || progress[0] != fmt.Sprintf("0/%d", len(c.pairs)/2) {
				t.Errorf("progress %v", progress)
			}
		})
	}
}

func TestJudgeKeepsOutput(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	long := strings.Repeat("a line of the output\n", 100_000)
	got, err := j.Judge(t.Context(), compiled(t, blobs, "echo.c", dataset(t, blobs, func(d *judge.Dataset) {
		d.KeepOutput = true
		d.Validator.Kind = judge.ValidateNothing
		d.Cases[0].Answer, d.Cases[1].Answer = "", ""
	}, "hello", "", long, "")), nil)
	if err != nil || got.Verdict != judge.AC {
		t.Fatalf("%+v, %v", got, err)
	}
	for i, want := range []string{"hello", long} {
		for digest, max := range map[judge.Digest]int{got.Runs[i].Output: keepOutputBytes, got.Runs[i].Stderr: keepStderrBytes} {
			b, err := blob.Read(t.Context(), blobs, digest, 1<<30)
			if err != nil || string(b) != want[:min(len(want), max)] {
				t.Errorf("case %d: kept %d bytes, %v; want %d", i, len(b), err, min(len(want), max))
			}
		}
	}
}

// TestJudgeRefusesModules judges what no toolchain would make.
func TestJudgeRefusesModules(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	c := compiled(t, blobs, "sum.c", dataset(t, blobs, nil, "1 2", "3"))
	for _, module := range [][]byte{[]byte("#!/bin/sh"), []byte("\x00asm\x01\x00\x00\x00"), bytes.Repeat([]byte{0}, 1<<20)} {
		c.Compile.Module = put(t, blobs, module)
		got, err := j.Judge(t.Context(), c, nil)
		if err != nil || got.Verdict != judge.CE || !strings.HasPrefix(got.Reason, "the compiled module is refused: ") || len(got.Runs) > 0 {
			t.Errorf("%.10q: %+v, %v; want CE with a reason", module, got, err)
		}
	}
}

// TestJudgeErrors: what is our fault is an error, never a verdict.
func TestJudgeErrors(t *testing.T) {
	blobs := newBlobs(t)
	pool := newPool(t, PoolConfig{Workers: 1})
	j := NewJudge(pool, blobs)
	missing := judge.DigestOf([]byte("nobody stored this"))
	good := dataset(t, blobs, nil, "1 2", "3")
	for _, c := range []struct {
		name   string
		change func(*judge.Compiled)
		want   string
	}{
		{"no dataset", func(c *judge.Compiled) { c.Dataset = missing }, "blob not found"},
		{"dataset is not one", func(c *judge.Compiled) { c.Dataset = put(t, blobs, []byte("{}")) }, "format 0"},
		{"no test cases", func(c *judge.Compiled) { c.Dataset = dataset(t, blobs, nil) }, "no test cases"},
		{"no module", func(c *judge.Compiled) { c.Compile.Module = missing }, "blob not found"},
		{"no input", func(c *judge.Compiled) {
			c.Dataset = dataset(t, blobs, func(d *judge.Dataset) { d.Cases[0].Input = missing }, "1 2", "3")
		}, "test case secret/01: input"},
		{"no answer", func(c *judge.Compiled) {
			c.Dataset = dataset(t, blobs, func(d *judge.Dataset) { d.Cases[0].Answer = "" }, "1 2", "3")
		}, "test case secret/01: answer"},
		{"no validator", func(c *judge.Compiled) {
			c.Dataset = dataset(t, blobs, func(d *judge.Dataset) { d.Validator.Kind = "" }, "1 2", "3")
		}, "no validator"},
		{"wall guard", func(c *judge.Compiled) {
			c.Compile.Module = put(t, blobs, guest.Module(t, "loop.c"))
			c.Dataset = dataset(t, blobs, func(d *judge.Dataset) {
				d.Limits = judge.Limits{Time: 1000 * time.Hour, Wall: 20 * time.Millisecond}
			}, "1 2", "3")
		}, ErrGuard.Error()},
	} {
		t.Run(c.name, func(t *testing.T) {
			message := compiled(t, blobs, "sum.c", good)
			c.change(&message)
			got, err := j.Judge(t.Context(), message, nil)
			if err == nil || !strings.Contains(err.Error(), c.want) || got.Verdict != judge.JE {
				t.Errorf("%+v, %v; want an error with %q", got, err, c.want)
			}
		})
	}
	if got, err := j.Judge(t.Context(), compiled(t, blobs, "sum.c", good), nil); err != nil || got.Verdict != judge.AC {
		t.Errorf("afterwards: %+v, %v", got, err)
	}
}

// TestJudgeScoresGroups: a group that fails takes nothing from another, though
// the verdict is that of the first test case that is not accepted. The rest of the
// group is not run.
func TestJudgeScoresGroups(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	groups := func(d *judge.Dataset) {
		d.Groups = []judge.TestGroup{
			{Name: "first", Points: 3000, Cases: []string{"secret/01", "secret/02"}},
			{Name: "second", Points: 7050, Cases: []string{"secret/03"}},
		}
	}
	got, err := j.Judge(t.Context(), compiled(t, blobs, "sum.c", dataset(t, blobs, groups, "1 2", "4", "1 1", "2", "2 2", "4")), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Verdict != judge.WA || len(got.Runs) != 2 || got.Score == nil || *got.Score != 7050 || !slices.Equal(got.GroupScores, []judge.Points{0, 7050}) {
		t.Errorf("verdict %v, %d runs, score %v, groups %v; want WA, 2, 70.5, [0 70.5]", got.Verdict, len(got.Runs), got.Score, got.GroupScores)
	}
	unknown := func(d *judge.Dataset) {
		d.Groups = []judge.TestGroup{{Name: "first", Points: 1, Cases: []string{"secret/99"}}}
	}
	if got, err := j.Judge(t.Context(), compiled(t, blobs, "sum.c", dataset(t, blobs, unknown, "1 2", "3")), nil); err == nil {
		t.Errorf("a group without its test case is judged: %+v", got)
	}
}

// TestJudgeBundle judges programs of an interpreter, from cold and from a
// snapshot, between two of a compiled language.
func TestJudgeBundle(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	plain := guest.Runtime(t)
	warm, err := snapshot.Make(t.Context(), plain)
	if err != nil {
		t.Fatal(err)
	}
	d := dataset(t, blobs, nil, "1 2", "3", "4 5 6", "15")
	judged := func(runtime judge.Digest, program string) judge.Judgement {
		t.Helper()
		bundle, err := guest.Bundle(program).Encode()
		if err != nil {
			t.Fatal(err)
		}
		c := compiled(t, blobs, "sum.c", d)
		c.Compile = judge.Compile{Module: put(t, blobs, bundle), Runtime: runtime}
		result, err := j.Judge(t.Context(), c, nil)
		if err != nil {
			t.Fatal(err)
		}
		return result
	}
	var fuel [2]judge.Fuel
	for i, runtime := range [][]byte{plain, warm} {
		digest := put(t, blobs, runtime)
		for program, want := range map[string]judge.Verdict{"sum": judge.AC, "say 3": judge.WA, "sum\nfail": judge.RTE, "sum\ncat /program/main.txt": judge.WA} {
			r := judged(digest, program)
			if r.Verdict != want {
				t.Errorf("%q: %v (%s), want %v", program, r.Verdict, r.Reason, want)
			}
			if program == "sum" {
				fuel[i] = r.Fuel
			}
		}
		if r, err := j.Judge(t.Context(), compiled(t, blobs, "sum.c", dataset(t, blobs, nil, "1 2", "3")), nil); err != nil || r.Verdict != judge.AC {
			t.Errorf("a module after a bundle: %v, %v", r.Verdict, err)
		}
	}
	if fuel[0] != fuel[1] || fuel[0] == 0 {
		t.Errorf("fuel %d from cold and %d from a snapshot", fuel[0], fuel[1])
	}
	// Neither a broken interpreter nor a broken bundle is a contestant's fault.
	c := compiled(t, blobs, "sum.c", d)
	c.Compile.Runtime = put(t, blobs, []byte("no module"))
	if r, err := j.Judge(t.Context(), c, nil); err == nil {
		t.Errorf("a broken interpreter gives %v", r.Verdict)
	}
	c.Compile.Runtime = put(t, blobs, warm) // the module of sum.c is no bundle
	if r, err := j.Judge(t.Context(), c, nil); err == nil {
		t.Errorf("a broken bundle gives %v", r.Verdict)
	}
}

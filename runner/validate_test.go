package runner

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"assize/blob"
	"assize/judge"
	"assize/runner/internal/guest"
)

// customised makes a dataset judged by testdata/validator.c, which does what the
// answers say.
func customised(t testing.TB, s blob.Store, change func(*judge.Dataset), pairs ...string) judge.Digest {
	t.Helper()
	return dataset(t, s, func(d *judge.Dataset) {
		d.Validator.Kind = judge.ValidateProgram
		d.Program = &judge.ValidatorProgram{Language: "c", Limits: judge.Limits{Time: time.Second, MemoryBytes: 64 << 20, OutputBytes: 1 << 16}}
		d.Limits.Time = 100 * time.Millisecond
		if change != nil {
			change(d)
		}
	}, pairs...)
}

// withValidator is compiled with the validator beside it.
func withValidator(t testing.TB, s blob.Store, name string, dataset judge.Digest) judge.Compiled {
	t.Helper()
	c := compiled(t, s, name, dataset)
	c.Compile.Validator = &judge.ValidatorModule{Module: put(t, s, guest.Module(t, "validator.c")), FuelMultiplier: 1}
	return c
}

// TestValidatorProgram: what the validator says, and what it leaves.
func TestValidatorProgram(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	for _, c := range []struct {
		name     string
		program  string
		input    string
		script   string
		want     judge.Verdict
		reason   string
		feedback string
		team     string
	}{
		{name: "accepts", program: "sum.c", input: "1 2", script: "input 1\nexpect 3\neof\nexit 42", want: judge.AC},
		{name: "rejects", program: "sum.c", input: "1 2", script: "expect 4\nexit 42", want: judge.WA, feedback: "not what was expected"},
		{name: "messages", program: "sum.c", input: "1 2", script: "judge one;\njudge two\nteam hello\nexit 43", want: judge.WA, feedback: "one;two", team: "hello"},
		{name: "complaint", program: "sum.c", input: "1 2", script: "complain hm\nexit 42", want: judge.AC, feedback: "hm"},
		{name: "arguments", program: "sum.c", input: "1 2", script: "arg strict\nexit 42", want: judge.AC},
		{name: "not asked after a crash", program: "trap.c", input: "u", script: "exit 42", want: judge.RTE, reason: "trap: unreachable"},
		{name: "not asked after a loop", program: "loop.c", script: "exit 42", want: judge.TLE, reason: "the fuel ran out"},

		// Hostile or broken.
		{name: "exit code 0", program: "sum.c", input: "1 2", script: "judge fine\nexit 0", want: judge.JE, reason: "the output validator ended with exit code 0, which is none that it may have: fine", feedback: "fine"},
		{name: "exit code 1", program: "sum.c", input: "1 2", script: "complain oops\nexit 1", want: judge.JE, reason: "the output validator ended with exit code 1, which is none that it may have: oops", feedback: "oops"},
		{name: "loop", program: "sum.c", input: "1 2", script: "loop", want: judge.JE, reason: "the output validator ran out of fuel"},
		{name: "crash", program: "sum.c", input: "1 2", script: "judge so far\ncrash", want: judge.JE, reason: "the output validator crashed (unreachable): so far", feedback: "so far"},
		{name: "recursion", program: "sum.c", input: "1 2", script: "recurse", want: judge.JE, reason: "the output validator crashed (out of bounds memory access)"},
		{name: "memory", program: "sum.c", input: "1 2", script: "hoard", want: judge.JE, reason: "the output validator wanted more memory than its limit allows"},
		{name: "flood", program: "sum.c", input: "1 2", script: "flood", want: judge.JE, reason: "the output validator printed or wrote more than its limit allows"},
		{name: "feedback without end", program: "sum.c", input: "1 2", script: "pile", want: judge.JE, reason: "the output validator printed or wrote more than its limit allows"},
		{name: "files without end", program: "sum.c", input: "1 2", script: "litter", want: judge.JE, reason: "the output validator ended with exit code 90, which is none that it may have"},
		{name: "hole", program: "sum.c", input: "1 2", script: "hole", want: judge.JE, reason: "the output validator printed or wrote more than its limit allows"},
		{name: "files of the machine", program: "sum.c", input: "1 2", script: "open /etc/passwd\nopen /proc/self/environ\nopen ../../etc/passwd\nopen /judge/../../etc/passwd\nopen /program\nexit 42", want: judge.AC},
		{name: "its input and answer", program: "sum.c", input: "1 2", script: "write /judge/input\nwrite /judge/answer\nwrite /judge/else\nwrite /else\nexit 42", want: judge.AC},
		{name: "next pass of one", program: "sum.c", input: "1 2", script: "next 1 1\nexit 42", want: judge.JE, reason: "the output validator asks for more than 1 passes"},
		{name: "next pass and no", program: "sum.c", input: "1 2", script: "next 1 1\nexit 43", want: judge.JE, reason: "the output validator asks for another pass and does not accept"},
	} {
		t.Run(c.name, func(t *testing.T) {
			args := func(d *judge.Dataset) {
				if strings.HasPrefix(c.script, "arg ") {
					d.Cases[0].ValidatorArgs = []string{"strict"}
				}
			}
			got, err := j.Judge(t.Context(), withValidator(t, blobs, c.program, customised(t, blobs, args, c.input, c.script)), nil)
			if err != nil {
				t.Fatal(err)
			}
			run := got.Runs[0]
			if got.Verdict != c.want || run.Verdict != c.want || got.Reason != c.reason || run.Feedback != c.feedback || run.TeamMessage != c.team {
				t.Errorf("%v %q, run %v, feedback %q, to the team %q\nwant %v %q, feedback %q, to the team %q",
					got.Verdict, got.Reason, run.Verdict, run.Feedback, run.TeamMessage, c.want, c.reason, c.feedback, c.team)
			}
		})
	}
	// The site goes on.
	good := customised(t, blobs, nil, "1 2", "expect 3\nexit 42")
	if got, err := j.Judge(t.Context(), withValidator(t, blobs, "sum.c", good), nil); err != nil || got.Verdict != judge.AC {
		t.Errorf("afterwards: %v %q, %v", got.Verdict, got.Reason, err)
	}
	if _, err := j.Judge(t.Context(), compiled(t, blobs, "sum.c", good), nil); err == nil {
		t.Error("a judgement without the validator that its dataset has")
	}
}

// TestTestlib: the other convention, with all exit codes that testlib.h has.
func TestTestlib(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	testlib := func(d *judge.Dataset) {
		d.Program.Convention = judge.ByTestlib
		d.Groups = []judge.TestGroup{{Name: "all", Points: 2500, Aggregation: judge.SumOfScores, Cases: []string{"secret/01"}}}
	}
	for code, want := range map[int]judge.Verdict{
		0: judge.AC, 1: judge.WA, 2: judge.WA, 3: judge.JE, 4: judge.WA, 5: judge.JE, 7: judge.AC, 8: judge.WA, 42: judge.JE, 43: judge.JE, 92: judge.JE,
	} {
		m := withValidator(t, blobs, "sum.c", customised(t, blobs, testlib, "1 2", fmt.Sprint(code)))
		m.Compile.Validator.Module = put(t, blobs, guest.Module(t, "checker.c"))
		got, err := j.Judge(t.Context(), m, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Verdict != want || !strings.Contains(got.Runs[0].Feedback, map[bool]string{true: "points", false: "said"}[code == 7]) {
			t.Errorf("exit code %d: %v %q, feedback %q; want %v", code, got.Verdict, got.Reason, got.Runs[0].Feedback, want)
		}
		score := judge.Points(-1)
		if got.Score != nil {
			score = *got.Score
		}
		if wanted := map[int]judge.Points{0: 2500, 7: 1250}[code]; want == judge.AC && score != wanted || want == judge.WA && score != 0 || want == judge.JE && score != -1 {
			t.Errorf("exit code %d: score %v", code, score)
		}
	}
}

// TestValidatorRefused: a module that the metering does not take is the problem's
// fault, and no compile error of the contestant's.
func TestValidatorRefused(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	m := withValidator(t, blobs, "sum.c", customised(t, blobs, nil, "1 2", "exit 42"))
	m.Compile.Validator.Module = put(t, blobs, []byte("\x00asm\x01\x00\x00\x00"))
	got, err := j.Judge(t.Context(), m, nil)
	if err != nil || got.Verdict != judge.JE || !strings.HasPrefix(got.Reason, "the output validator is refused: ") {
		t.Errorf("%v %q, %v", got.Verdict, got.Reason, err)
	}
}

func read(t testing.TB, s blob.Store, digest judge.Digest) string {
	t.Helper()
	if digest == "" {
		return ""
	}
	f, err := s.Open(t.Context(), digest)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

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
	"assize/runner/snapshot"
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

// TestInteractive: two programs that talk. The validator sends what the script
// says, which the program does.
func TestInteractive(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	for _, c := range []struct {
		name       string
		script     string
		want       judge.Verdict
		reason     string
		transcript string
	}{
		{"both end well", "send add 1 2\nexpect 3\nsend add 5 5\nexpect 10\nsend exit 0\neof\nexit 42", judge.AC, "", "<add 1 2\n>3\n<add 5 5\n>10\n<exit 0\n"},
		{"the validator rejects", "send add 1 2\nexpect 4\nexit 42", judge.WA, "", "<add 1 2\n>3\n"},
		{"the validator rejects a program that waits", "send wait\nexit 43", judge.WA, "", "<wait\n"},
		{"the validator accepts first", "send add 1 2\nexpect 3\nexit 42", judge.AC, "", "<add 1 2\n>3\n"},
		{"accepted, and then a crash", "send crash\nexit 42", judge.RTE, "trap: unreachable", "<crash\n"},
		{"accepted, and then an exit code", "send exit 3\nexit 42", judge.RTE, "exit code 3", "<exit 3\n"},
		{"accepted, and then a loop", "send loop\nexit 42", judge.TLE, "the fuel ran out", "<loop\n"},
		{"printing to nobody", "send wait\nsend say hello\nexit 42", judge.AC, "", "<wait\n<say hello\n"},
		{"rejected in time", "send exit 3\nexit 43", judge.WA, "", "<exit 3\n"},
		{"a crash", "send crash\nexpect 1\nexit 42", judge.RTE, "trap: unreachable", "<crash\n"},
		{"an early exit", "send exit 0\nexpect 1\nexit 42", judge.WA, "", "<exit 0\n"},
		{"sending to a program that has ended", "send exit 0\neof\nsend add 1 1\nexit 42", judge.AC, "", "<exit 0\n"},
		{"deadlock", "send quiet\nexpect 1\nexit 42", judge.TLE, "it waits for input that never comes; was its output flushed?", "<quiet\n"},
		{"out of fuel", "send loop\nexpect 1", judge.TLE, "the fuel ran out", "<loop\n"},
		{"too much output", "send flood\nexpect 1", judge.OLE, "more output than the limit allows", ""},
		{"too much memory", "send hoard\nexpect 1", judge.MLE, "more memory wanted than the limit allows", "<hoard\n"},
		{"the validator loops", "send add 1 2\nexpect 3\nloop", judge.JE, "the output validator ran out of fuel", "<add 1 2\n>3\n"},
		{"the validator crashes first", "send add 1 2\nexpect 3\ncrash", judge.JE, "the output validator crashed (unreachable)", "<add 1 2\n>3\n"},
		{"the validator floods", "flood", judge.JE, "the output validator printed or wrote more than its limit allows", ""},
		{"the validator lies", "exit 0", judge.JE, "the output validator ended with exit code 0, which is none that it may have", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			talks := func(d *judge.Dataset) { d.Interactive, d.KeepOutput, d.Limits.OutputBytes = true, true, 1<<16 }
			got, err := j.Judge(t.Context(), withValidator(t, blobs, "talker.c", customised(t, blobs, talks, "", c.script)), nil)
			if err != nil {
				t.Fatal(err)
			}
			if got.Verdict != c.want || got.Reason != c.reason {
				t.Errorf("%v %q, feedback %q; want %v %q", got.Verdict, got.Reason, got.Runs[0].Feedback, c.want, c.reason)
			}
			text := read(t, blobs, got.Runs[0].Transcript)
			if c.transcript != "" && text != c.transcript {
				t.Errorf("transcript %q, want %q", text, c.transcript)
			}
			if len(text) > judge.MaxTranscriptBytes {
				t.Errorf("a transcript of %d bytes", len(text))
			}
		})
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

// TestPasses: the program is run on what the validator wants next.
func TestPasses(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	for _, c := range []struct {
		name        string
		program     string
		passes      int
		interactive bool
		script      string
		want        judge.Verdict
		reason      string
		made        int
	}{
		{"two", "sum.c", 2, false, "expect 3\njudge x\npass\nupto 1\nnext 2 1\nexit 42", judge.AC, "", 2},
		{"three of five", "sum.c", 5, false, "expect 3\npass\nupto 2\nnext 2 1\nexit 42", judge.AC, "", 3},
		{"one", "sum.c", 2, false, "expect 3\nexit 42", judge.AC, "", 0},
		{"wrong in the second", "sum.c", 2, false, "expect 3\npass\nupto 1\nnext 2 2\nexit 42", judge.WA, "", 2},
		{"a crash in the second", "sum.c", 2, false, "expect 3\npass\nupto 1\nnext x\nexit 42", judge.RTE, "exit code 1", 2},
		{"too many", "sum.c", 3, false, "expect 3\nnext 2 1\nexit 42", judge.JE, "the output validator asks for more than 3 passes", 3},
		{"interactive", "talker.c", 3, true, "send add 1 2\nexpect 3\npass\nupto 2\nnext x\nexit 42", judge.AC, "", 3},
		{"interactive, a crash in the third", "talker.c", 3, true, "send add 1 2\nexpect 3\npass\nupto 2\nnext x\nexit 43", judge.JE, "the output validator asks for another pass and does not accept", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			several := func(d *judge.Dataset) { d.Passes, d.Interactive, d.KeepOutput = c.passes, c.interactive, true }
			got, err := j.Judge(t.Context(), withValidator(t, blobs, c.program, customised(t, blobs, several, "1 2", c.script)), nil)
			if err != nil {
				t.Fatal(err)
			}
			run := got.Runs[0]
			if got.Verdict != c.want || got.Reason != c.reason || run.Passes != c.made {
				t.Errorf("%v %q after %d passes, want %v %q after %d", got.Verdict, got.Reason, run.Passes, c.want, c.reason, c.made)
			}
			if want := strings.Repeat("<add 1 2\n>3\n---\n", c.made); c.want == judge.AC && c.interactive && read(t, blobs, run.Transcript)+"---\n" != want {
				t.Errorf("transcript %q", read(t, blobs, run.Transcript))
			}
		})
	}
}

// TestConversationRepeats: fuel and transcript depend on nothing but the two
// programs, also while other workers are busy.
func TestConversationRepeats(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 2}), blobs)
	script := "input 7\n" + strings.Repeat("send add 20 22\nexpect 42\n", 20) + "pass\nupto 2\nnext 7\nexit 42"
	interactive := func(d *judge.Dataset) { d.Passes, d.Interactive = 3, true }
	plain := func(d *judge.Dataset) { d.Passes = 3 }
	talk := withValidator(t, blobs, "talker.c", customised(t, blobs, interactive, "7", script))
	pass := withValidator(t, blobs, "sum.c", customised(t, blobs, plain, "1 2", "expect 3\npass\nupto 2\nnext 2 1\nexit 42"))
	repeats(t, 1000, func() string {
		var all string
		for _, c := range []judge.Compiled{talk, pass} {
			got, err := j.Judge(t.Context(), c, nil)
			if err != nil || got.Verdict != judge.AC || got.Runs[0].Passes != 3 {
				t.Errorf("%v %q, %v", got.Verdict, got.Reason, err)
				return ""
			}
			all += fmt.Sprintf("%+v ", got.Runs)
		}
		return all
	})
}

// repeats wants the same of each call of f, made by two goroutines at a time.
func repeats(t *testing.T, n int, f func() string) {
	t.Helper()
	want := f()
	done := make(chan string)
	for range 2 {
		go func() {
			for range n / 2 {
				done <- f()
			}
		}()
	}
	for range n / 2 * 2 {
		if got := <-done; got != want {
			t.Errorf("%s\nthe first was\n%s", got, want)
		}
	}
}

// TestAnswers: a submission that is outputs, by the default output validator and
// by one of the problem's own.
func TestAnswers(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	archive := func(names ...string) judge.Digest {
		var files []judge.File
		for i, name := range names {
			files = append(files, judge.File{Name: name, Content: []byte(fmt.Sprintln(i + 1))})
		}
		b, err := judge.EncodeFiles(files)
		if err != nil {
			t.Fatal(err)
		}
		return put(t, blobs, b)
	}
	all := func(d *judge.Dataset) { d.Answers, d.RunAll = true, true }
	plain := dataset(t, blobs, all, "", "1", "", "3", "", "3")
	own := customised(t, blobs, all, "7", "input 7\nexpect 1\nexit 42", "7", "expect 1\nexit 42", "7", "exit 42")
	small := customised(t, blobs, func(d *judge.Dataset) { all(d); d.Limits.OutputBytes = 1 }, "7", "exit 42")
	for _, c := range []struct {
		name    string
		dataset judge.Digest
		module  judge.Digest
		want    string
	}{
		{"default", plain, archive("01.out", "02.out", "03.out"), "[AC WA AC]"},
		{"one is missing", plain, archive("01.out", "03.out"), "[AC WA WA]"},
		{"its own", own, archive("01.out", "02.out"), "[AC WA WA]"},
		{"too long", small, archive("01.out"), "[OLE]"},
	} {
		m := withValidator(t, blobs, "sum.c", c.dataset)
		if m.Compile.Module = c.module; c.dataset == plain {
			m.Compile.Validator = nil
		}
		got, err := j.Judge(t.Context(), m, nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var verdicts []judge.Verdict
		for _, r := range got.Runs {
			verdicts = append(verdicts, r.Verdict)
		}
		if fmt.Sprint(verdicts) != c.want {
			t.Errorf("%s: %v, want %s (%s)", c.name, verdicts, c.want, got.Reason)
		}
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

// TestScoresOfAValidator: what it gives, and what it must not give.
func TestScoresOfAValidator(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	for _, c := range []struct {
		name   string
		group  judge.TestGroup
		script [2]string // of two test cases
		score  judge.Points
		reason string
	}{
		{"both whole", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"exit 42", "exit 42"}, 1000, ""},
		{"shares", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"share 0.5\nexit 42", "share 1\nexit 42"}, 750, ""},
		{"a share and a rejection", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"share 0.333333\nexit 42", "exit 43"}, 167, ""},
		{"points", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score 5\nexit 42", "score 0.125\nexit 42"}, 513, ""},
		{"the least", judge.TestGroup{Points: 1000, Aggregation: judge.LeastScore}, [2]string{"score 7.5\nexit 42", "share 0.8\nexit 42"}, 750, ""},
		{"the least is nothing", judge.TestGroup{Points: 1000, Aggregation: judge.LeastScore}, [2]string{"exit 43", "exit 42"}, 0, ""},
		{"unbounded", judge.TestGroup{Unbounded: true, Aggregation: judge.SumOfScores}, [2]string{"score 1e3\nexit 42", "score 0\nexit 42"}, 100_000, ""},
		{"unbounded and unsaid", judge.TestGroup{Unbounded: true, Aggregation: judge.SumOfScores}, [2]string{"exit 42", "score 0\nexit 42"}, 0, "gives no score"},
		{"unbounded and a share", judge.TestGroup{Unbounded: true, Aggregation: judge.SumOfScores}, [2]string{"share 0.5\nexit 42", "exit 42"}, 0, "gives no score"},
		{"too many points", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score 5.01\nexit 42", "exit 42"}, 0, "a test case of the group all has at most 1/2 of 10"},
		{"too large a share", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"share 1.1\nexit 42", "exit 42"}, 0, "not a number from 0 to 1"},
		{"below nothing", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score -1\nexit 42", "exit 42"}, 0, "not a number from 0"},
		{"no number", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score nan\nexit 42", "exit 42"}, 0, "not a number from 0"},
		{"an empty score", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score \nexit 42", "exit 42"}, 0, "not a number from 0"},
		{"both", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"share 1\nscore 1\nexit 42", "exit 42"}, 0, "both score.txt and score_multiplier.txt"},
		{"rejected with points", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score 1\nexit 43", "exit 42"}, 0, "gives a score and does not accept"},
		{"all or nothing", judge.TestGroup{Points: 1000}, [2]string{"score 1\nexit 42", "exit 42"}, 0, "the group all is all or nothing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			groups := func(d *judge.Dataset) {
				c.group.Name, c.group.Cases = "all", []string{"secret/01", "secret/02"}
				d.Groups = []judge.TestGroup{c.group}
			}
			got, err := j.Judge(t.Context(), withValidator(t, blobs, "sum.c", customised(t, blobs, groups, "1 2", c.script[0], "1 2", c.script[1])), nil)
			if err != nil {
				t.Fatal(err)
			}
			if c.reason != "" {
				if got.Verdict != judge.JE || !strings.Contains(got.Reason, c.reason) || got.Score != nil {
					t.Errorf("%v %q, score %v; want JE, %q", got.Verdict, got.Reason, got.Score, c.reason)
				}
				return
			}
			if got.Score == nil || *got.Score != c.score {
				t.Errorf("%v %q, score %v; want %v", got.Verdict, got.Reason, got.Score, c.score)
			}
		})
	}
}

// TestNeedlessCases: what cannot earn anything any more is not run, and the
// judgement does not depend on how many workers are at it.
func TestNeedlessCases(t *testing.T) {
	blobs := newBlobs(t)
	right, wrong := "expect 3\nexit 42", "exit 43"
	scripts := []string{right, wrong, right, right, wrong, right, right, right}
	var pairs []string
	for _, s := range scripts {
		pairs = append(pairs, "1 2", s)
	}
	name := func(i int) string { return fmt.Sprintf("secret/%02d", i) }
	groups := func(d *judge.Dataset) {
		d.Cases[0].Sample = true
		d.Groups = []judge.TestGroup{
			{Name: "first", Points: 1000, Cases: []string{name(2), name(3)}},
			{Name: "second", Points: 2000, Cases: []string{name(4), name(5), name(6)}, Aggregation: judge.SumOfScores, Requires: []string{judge.SampleGroup}},
			{Name: "third", Points: 3000, Cases: []string{name(7)}, Requires: []string{"first"}},
			{Name: "fourth", Points: 4000, Cases: []string{name(8)}, Requires: []string{judge.SampleGroup}},
		}
	}
	m := withValidator(t, blobs, "sum.c", customised(t, blobs, groups, pairs...))
	for _, workers := range []int{1, 4} {
		j := NewJudge(newPool(t, PoolConfig{Workers: workers}), blobs)
		j.helpAfter = 0
		for range 5 {
			got, err := j.Judge(t.Context(), m, nil)
			if err != nil {
				t.Fatal(err)
			}
			var ran []string
			for _, r := range got.Runs {
				ran = append(ran, strings.TrimPrefix(r.Case, "secret/")+" "+r.Verdict.String())
			}
			if got := fmt.Sprint(ran, got.GroupScores, *got.Score, got.Verdict); got != "[01 AC 02 WA 04 AC 05 WA 06 AC 08 AC] [0 13.33 0 40] 53.33 WA" {
				t.Errorf("%d workers: %s", workers, got)
			}
		}
	}
}

// TestInterpretersTalk: both sides run on an interpreter, the same one, from cold
// and from a snapshot, or one of them does.
func TestInterpretersTalk(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	plain := guest.Runtime(t)
	warm, err := snapshot.Make(t.Context(), plain)
	if err != nil {
		t.Fatal(err)
	}
	bundle := func(lines string) judge.Digest {
		b, err := guest.Bundle(lines).Encode()
		if err != nil {
			t.Fatal(err)
		}
		return put(t, blobs, b)
	}
	interactive := func(d *judge.Dataset) { d.Interactive, d.KeepOutput = true, true }
	for name, runtime := range map[string][]byte{"from cold": plain, "from a snapshot": warm} {
		m := withValidator(t, blobs, "talker.c", customised(t, blobs, interactive, "", "exit 0\n"))
		m.Compile.Validator.Module, m.Compile.Validator.Runtime = bundle("say add 1 2\ncount\nflush\nheard\ncat /judge/answer\nflush\nheard\nexit 42"), put(t, blobs, runtime)
		apart, err := j.Judge(t.Context(), m, nil)
		if err != nil {
			t.Fatal(err)
		}
		if want := "<add 1 2\n<42 0.5 words of the library .\n>3\n<heard 3\n<exit 0\n"; apart.Verdict != judge.AC || read(t, blobs, apart.Runs[0].Transcript) != want {
			t.Errorf("%s: %v %q, transcript %q", name, apart.Verdict, apart.Reason, read(t, blobs, apart.Runs[0].Transcript))
		}
		m.Compile.Module, m.Compile.Runtime = bundle("heard\ncount\nflush\nheard"), m.Compile.Validator.Runtime
		for range 2 { // the second time on memories that were used
			both, err := j.Judge(t.Context(), m, nil)
			if err != nil {
				t.Fatal(err)
			}
			want := "<add 1 2\n<42 0.5 words of the library .\n>heard add 1 2\n>42 0.5 words of the library .\n>heard 42 0.5 words of the library .\n"
			if got := read(t, blobs, both.Runs[0].Transcript); both.Verdict != judge.AC || got != want {
				t.Errorf("%s, both: %v %q, transcript %q", name, both.Verdict, both.Reason, got)
			}
		}
	}
}

// TestInteractor: one program talks, and another one looks at what it leaves.
func TestInteractor(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	both := func(d *judge.Dataset) {
		d.Interactive, d.KeepOutput = true, true
		d.Program.Convention = judge.ByTestlib
		d.Interactor = d.Program
	}
	for _, c := range []struct {
		name, program, input, answer string
		want                         judge.Verdict
		reason, feedback             string
	}{
		{"both accept", "talker.c", "5", "0", judge.AC, "", "said 0"},
		{"the checker does not", "talker.c", "5", "1", judge.WA, "", "said 1"},
		{"the checker fails", "talker.c", "5", "3", judge.JE, "the output validator ended with exit code 3, which is none that it may have: said 3", "said 3"},
		{"the interactor does not", "talker.c", "13", "0", judge.WA, "", ""},
		{"the interactor fails", "talker.c", "-1", "0", judge.JE, "the output validator ended with exit code 3, which is none that it may have", ""},
		{"the program ends badly after that", "talker.c", "99", "0", judge.RTE, "exit code 9", ""},
		{"the program says nothing", "exit3.c", "5", "0", judge.RTE, "exit code 3", ""},
	} {
		m := withValidator(t, blobs, c.program, customised(t, blobs, both, c.input, c.answer))
		m.Compile.Validator.Module = put(t, blobs, guest.Module(t, "checker.c"))
		if _, err := j.Judge(t.Context(), m, nil); err == nil {
			t.Fatalf("%s: judged without the interactor that the dataset has", c.name)
		}
		m.Compile.Interactor = &judge.ValidatorModule{Module: put(t, blobs, guest.Module(t, "interactor.c"))}
		got, err := j.Judge(t.Context(), m, nil)
		if err != nil {
			t.Fatal(err)
		}
		run := got.Runs[0]
		if got.Verdict != c.want || got.Reason != c.reason || run.Feedback != c.feedback {
			t.Errorf("%s: %v %q, feedback %q; want %v %q, %q", c.name, got.Verdict, got.Reason, run.Feedback, c.want, c.reason, c.feedback)
		}
		if c.want == judge.AC && read(t, blobs, run.Transcript) != "<add 5 2\n>7\n<exit 0\n" {
			t.Errorf("%s: transcript %q", c.name, read(t, blobs, run.Transcript))
		}
	}
}

// TestPolling: a program that polls for its input gives the other one its turn, and
// goes on by its own clock where that has nothing to say.
func TestPolling(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	talks := func(d *judge.Dataset) { d.Interactive, d.KeepOutput = true, true }
	for script, want := range map[string]string{
		"send go on\nexpect more\nsend here\nexpect none\nexpect 0\nexit 42": "<go on\n>more\n<here\n>none 0 times\n",
		"send quiet\nexpect none\nexpect 5\nexit 42":                         "<quiet\n>none 5 times\n",
	} {
		got, err := j.Judge(t.Context(), withValidator(t, blobs, "poller.c", customised(t, blobs, talks, "", script)), nil)
		if err != nil {
			t.Fatal(err)
		}
		if text := read(t, blobs, got.Runs[0].Transcript); got.Verdict != judge.AC || text != want {
			t.Errorf("%v %q, transcript %q, want %q", got.Verdict, got.Reason, text, want)
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

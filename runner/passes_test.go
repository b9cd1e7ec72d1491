package runner

import (
	"fmt"
	"strings"
	"testing"

	"assize/judge"
)

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

// TestPassesDiffer: a program draws other random numbers in each pass and finds another
// time, so that it cannot tell the next one what it has drawn; all the same in each run.
func TestPassesDiffer(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	several := func(d *judge.Dataset) { d.Passes, d.Interactive, d.KeepOutput = 3, true, true }
	m := withValidator(t, blobs, "talker.c", customised(t, blobs, several, "1 2", "send draw\ntake\npass\nupto 2\nnext x\nexit 42"))
	var talks []string
	for range 2 {
		got, err := j.Judge(t.Context(), m, nil)
		if err != nil || got.Verdict != judge.AC {
			t.Fatalf("%v %q, %v", got.Verdict, got.Reason, err)
		}
		talks = append(talks, read(t, blobs, got.Runs[0].Transcript))
	}
	if talks[0] != talks[1] {
		t.Errorf("two runs: %q and %q", talks[0], talks[1])
	}
	numbers, times := map[string]bool{}, map[string]bool{}
	for _, line := range strings.Split(talks[0], "\n") {
		if number, at, ok := strings.Cut(line, "@"); ok {
			numbers[number], times[at] = true, true
		}
	}
	if len(numbers) != 3 || len(times) != 3 {
		t.Errorf("three passes draw %q", talks[0])
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

package runner

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"assize/judge"
	"assize/runner/internal/guest"
	"assize/runner/snapshot"
)

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
		{"the program closes its output", "send add 1 2\nexpect 3\nsend close\neof\nsend say more\nexit 42", judge.AC, "", "<add 1 2\n>3\n<close\n<say more\n"},
		{"the validator closes its output", "send add 1 2\nclose\nexpect 3\neof\nexit 42", judge.AC, "", "<add 1 2\n>3\n"},
		{"deadlock", "send quiet\nexpect 1\nexit 42", judge.TLE, "it waits for input that never comes; was its output flushed?", "<quiet\n"},
		{"out of fuel", "send loop\nexpect 1", judge.TLE, "the fuel ran out", "<loop\n"},
		{"rejected for what it printed before a loop", "send say 4\nsend loop\nexpect 3\nexit 42", judge.WA, "", "<say 4\n<loop\n>4\n"},
		{"accepted for what it printed before a loop", "send say 3\nsend loop\nexpect 3\nexit 42", judge.TLE, "the fuel ran out", "<say 3\n<loop\n>3\n"},
		{"asked for more than it printed before a loop", "send say 3\nsend loop\nexpect 3\nexpect 3\nexit 42", judge.TLE, "the fuel ran out", "<say 3\n<loop\n>3\n"},
		{"no end of input after a loop", "send say 3\nsend loop\nexpect 3\neof\nexit 43", judge.TLE, "the fuel ran out", "<say 3\n<loop\n>3\n"},
		{"the validator crashes at what was printed before a loop", "send say 3\nsend loop\nexpect 3\ncrash", judge.JE, "the output validator crashed (unreachable)", "<say 3\n<loop\n>3\n"},
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

// TestConversationRepeats: fuel and transcript depend on nothing but the two
// programs, also while more of them talk than there are processors.
func TestConversationRepeats(t *testing.T) {
	blobs := newBlobs(t)
	workers := runtime.NumCPU() + 2
	j := NewJudge(newPool(t, PoolConfig{Workers: workers}), blobs)
	script := "input 7\n" + strings.Repeat("send add 20 22\nexpect 42\n", 20) + "pass\nupto 2\nnext 7\nexit 42"
	interactive := func(d *judge.Dataset) { d.Passes, d.Interactive = 3, true }
	plain := func(d *judge.Dataset) { d.Passes = 3 }
	talk := withValidator(t, blobs, "talker.c", customised(t, blobs, interactive, "7", script))
	pass := withValidator(t, blobs, "sum.c", customised(t, blobs, plain, "1 2", "expect 3\npass\nupto 2\nnext 2 1\nexit 42"))
	// One that talks to an interactor, which leaves its verdict to a checker, and two
	// programs of the same interpreter, which starts from a snapshot.
	asked := withValidator(t, blobs, "talker.c", customised(t, blobs, func(d *judge.Dataset) {
		d.Interactive, d.Program.Convention, d.Interactor = true, judge.ByTestlib, d.Program
	}, "5", "0"))
	asked.Compile.Validator.Module = put(t, blobs, guest.Module(t, "checker.c"))
	asked.Compile.Interactor = &judge.ValidatorModule{Module: put(t, blobs, guest.Module(t, "interactor.c"))}
	warm, err := snapshot.Make(t.Context(), guest.Runtime(t))
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
	read := withValidator(t, blobs, "talker.c", customised(t, blobs, func(d *judge.Dataset) { d.Interactive = true }, "", "exit 0\n"))
	read.Compile.Validator.Module, read.Compile.Validator.Runtime = bundle("say add 1 2\ncount\nflush\nheard\ncat /judge/answer\nflush\nheard\nexit 42"), put(t, blobs, warm)
	read.Compile.Module, read.Compile.Runtime = bundle("heard\ncount\nflush\nheard"), read.Compile.Validator.Runtime
	for _, kind := range []struct {
		name     string
		programs judge.Compiled
		times    int
		passes   int
		talks    bool
	}{
		{"interactive, of three passes", talk, 1000, 3, true},
		{"of three passes", pass, 1000, 3, false},
		{"with an interactor and a checker", asked, min(1000, repeatedRuns), 0, true},
		{"of two interpreters", read, min(1000, repeatedRuns), 0, true},
	} {
		repeats(t, kind.name, kind.times, workers, func() string {
			got, err := j.Judge(t.Context(), kind.programs, nil)
			if err != nil || got.Verdict != judge.AC || got.Runs[0].Passes != kind.passes || (got.Runs[0].Transcript != "") != kind.talks {
				t.Errorf("%s: %v %q, %v; %+v", kind.name, got.Verdict, got.Reason, err, got.Runs)
				return ""
			}
			return fmt.Sprintf("%+v", got.Runs)
		})
	}
}

// repeats wants the same of each of n calls of f, so many of which are made at a time.
func repeats(t *testing.T, name string, n, atOnce int, f func() string) {
	t.Helper()
	want := f()
	due, done := make(chan struct{}, n), make(chan string)
	for range n {
		due <- struct{}{}
	}
	close(due)
	for range atOnce {
		go func() {
			for range due {
				done <- f()
			}
		}()
	}
	others := 0
	for range n {
		if got := <-done; got != want {
			others++
			t.Errorf("%s: %s\nthe first was\n%s", name, got, want)
		}
	}
	t.Logf("%s: %d runs, %d at once, %d of them other than the first", name, n, atOnce, others)
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

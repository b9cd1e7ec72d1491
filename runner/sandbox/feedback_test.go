package sandbox

import (
	"bytes"
	"testing"

	"assize/judge"
	"assize/runner/sandbox/wasi"
)

// TestFeedback runs a program that writes files, and finds in its folder what one
// before it left.
func TestFeedback(t *testing.T) {
	e := newEngine(t, Config{CacheDir: codeDir})
	p, err := e.Beside(load(t, e, "feedback.c"), -1)
	if err != nil {
		t.Fatal(err)
	}
	before := load(t, e, "validator.c")
	run := func(limit int64) (Outcome, string, *wasi.Feedback) {
		feedback := &wasi.Feedback{Limit: limit}
		files := Files{Feedback: feedback, Args: []string{"/judge/input", "/judge/answer", wasi.FeedbackDir},
			Judge: []judge.File{{Name: "input", Content: []byte("the input")}, {Name: "answer", Content: []byte("team x\nexit 42\n")}}}
		if o := e.Run(before, defaults(), files); o.Code != 42 {
			t.Fatalf("%+v", o)
		}
		left, ok := feedback.Take("teammessage.txt")
		if string(left) != "x" || !ok {
			t.Fatalf("left %q", left)
		}
		files.Judge[1].Content = []byte("before from before\nexit 42\n")
		e.Run(before, defaults(), files)
		var out bytes.Buffer
		files.Stdout, files.Args = &out, []string{wasi.FeedbackDir}
		return e.Run(p, defaults(), files), out.String(), feedback
	}
	first, said, feedback := run(1 << 10)
	if first.Exit != ExitCode || first.Code != 0 || said != "fine\n" {
		t.Fatalf("%+v: %s", first, said)
	}
	if b, _ := feedback.Read("a"); string(b) != "end" {
		t.Errorf("it left %q", b)
	}
	if again, _, _ := run(1 << 10); again != first {
		t.Errorf("%+v, and the first time %+v", again, first)
	}
	if o, _, _ := run(14); o.Exit != ExitOutput {
		t.Errorf("with room for 14 bytes: %+v", o)
	}
}

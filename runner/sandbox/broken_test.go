package sandbox

import (
	"testing"

	"golang.org/x/sys/unix"
)

// TestBroken: after a run whose memory cannot be taken back nothing runs any more.
func TestBroken(t *testing.T) {
	e := newEngine(t, Config{})
	p := load(t, e, "echo.c")
	run := func() Outcome { return e.Run(p, defaults(), Files{Stdin: []byte("x")}) }
	if o := run(); o.Exit != ExitCode || e.Broken() != nil {
		t.Fatalf("%+v, broken: %v", o, e.Broken())
	}
	e.memory.pages = nil // every page is to be given back
	page := e.memory.space[:4096]
	if err := unix.Mlock(page); err != nil { // which the kernel refuses for a locked one
		t.Fatal(err)
	}
	if o := run(); o.Exit != ExitFault || e.Broken() == nil {
		t.Errorf("a run that cannot be cleared away: %+v, broken: %v", o, e.Broken())
	}
	if err := unix.Munlock(page); err != nil {
		t.Fatal(err)
	}
	if o := run(); o.Exit != ExitFault || o.OutputBytes != 0 {
		t.Errorf("the next one: %+v", o)
	}
}

package runner

import (
	"testing"

	"golang.org/x/sys/unix"
)

// TestWorkersYield wants the workers to leave the processors to whoever answers people.
func TestWorkersYield(t *testing.T) {
	p, err := NewPool(PoolConfig{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	worker := <-p.free
	defer func() { p.free <- worker }()
	theirs, err := unix.Getpriority(unix.PRIO_PROCESS, worker.cmd.Process.Pid)
	if err != nil {
		t.Fatal(err)
	}
	if nice := 20 - theirs; nice < workerNice { // the system call answers 20 - nice
		t.Errorf("niceness of a worker %d, want %d", nice, workerNice)
	}
}

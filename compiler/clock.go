package compiler

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"assize/toolchains"
)

// end is why a box was stopped.
type end int

const (
	byItself  end = iota // it was not
	waited               // nothing in it had worked for too long
	exhausted            // all of it together has used the processor time of a compile
	overfull             // all of it together has more memory than a compile may have
	starved              // the machine had too little for it
)

const (
	// patience is how many times WallSeconds a compile may take in all.
	patience = 4
	// lookEvery is how often a box is looked at for whether anything in it works.
	lookEvery = 200 * time.Millisecond
)

// clock decides when a box has taken too long. Only the time counts against a
// submission in which nothing in its box works: a step that sleeps, or waits for
// what never comes. Whoever wants a processor and does not get it, or waits for a
// disk, is kept waiting by this machine.
type clock struct {
	limits      toolchains.Limits
	before      time.Duration // processor time that was used before the job
	began, last time.Time
	idle, spent time.Duration
}

func startClock(limits toolchains.Limits, before time.Duration) *clock {
	now := time.Now()
	return &clock{limits: limits, before: before, began: now, last: now}
}

// look looks at the box whose runc or bubblewrap is pid.
func (c *clock) look(pid int) end {
	now := time.Now()
	if now.Sub(c.last) < lookEvery {
		return byItself
	}
	// A look that comes late says nothing of the time since the one before it.
	elapsed := min(now.Sub(c.last), 2*lookEvery)
	c.last = now
	box := below(pid)
	if len(box) > 0 && !slices.ContainsFunc(box, works) {
		c.idle += elapsed
	}
	spent := -c.before
	for _, p := range box {
		own, children, err := processorTimes(p)
		if err == nil { // else it has ended
			spent += own + children
		}
	}
	c.spent = max(c.spent, spent)
	switch {
	case c.idle >= c.limits.Wall():
		return waited
	case c.spent >= time.Duration(c.limits.CPUSeconds)*time.Second:
		return exhausted
	case now.Sub(c.began) >= patience*c.limits.Wall():
		return starved
	}
	return byItself
}

// below lists the processes that have come from pid, parents first, as far as they
// are still there.
func below(pid int) (all []int) {
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	if err != nil {
		return nil
	}
	for _, name := range tasks {
		text, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		for _, child := range strings.Fields(string(text)) {
			if pid, err := strconv.Atoi(child); err == nil {
				all = append(append(all, pid), below(pid)...)
			}
		}
	}
	return all
}

// works reports whether a thread of the process runs, would run, or waits for a disk.
func works(pid int) bool {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", pid))
	if err != nil {
		return false
	}
	return slices.ContainsFunc(threads, func(name string) bool {
		text, err := os.ReadFile(name)
		if err != nil {
			return false
		}
		// The name, in brackets, may hold anything. After it comes the state.
		_, rest, _ := bytes.Cut(text[bytes.LastIndexByte(text, ')')+1:], []byte(" "))
		return bytes.HasPrefix(rest, []byte("R")) || bytes.HasPrefix(rest, []byte("D"))
	})
}

// clockTicks is how many to a second the kernel tells processor time in.
const clockTicks = 100

// processorTimes is what a process has used, and those of its children that have
// ended.
func processorTimes(pid int) (own, children time.Duration, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, 0, err
	}
	// utime, stime, cutime and cstime are fields 14 to 17.
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	for i, field := range fields[11:15] {
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return 0, 0, fmt.Errorf("processor time of %d: %w", pid, err)
		}
		if i < 2 {
			own += time.Duration(n) * time.Second / clockTicks
		} else {
			children += time.Duration(n) * time.Second / clockTicks
		}
	}
	return own, children, nil
}

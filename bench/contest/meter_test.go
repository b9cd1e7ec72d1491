package contest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// clockTick is the unit of /proc/PID/stat, the same on every Linux that Go runs
// on.
const clockTick = time.Second / 100

// newMeter returns a function that reads the processor time of each process with
// all its descendants, the dead ones that were waited for included.
func newMeter(t testing.TB, pids map[string]int) func() map[string]time.Duration {
	t.Helper()
	return func() map[string]time.Duration {
		processes, err := readProcesses()
		if err != nil {
			t.Error(err)
			return nil
		}
		owner := make(map[int]string, len(pids))
		for name, pid := range pids {
			owner[pid] = name
		}
		used := map[string]time.Duration{}
		for pid := range processes {
			for at := pid; at > 1; at = processes[at].parent {
				if name, ok := owner[at]; ok {
					used[name] += processes[pid].used
					break
				}
			}
		}
		return used
	}
}

type process struct {
	parent int
	used   time.Duration
}

func readProcesses() (map[int]process, error) {
	paths, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return nil, err
	}
	all := make(map[int]process, len(paths))
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended meanwhile
		}
		// The name stands in parentheses and may have any characters.
		pid, _, _ := strings.Cut(string(text), " ")
		fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
		n, err := strconv.Atoi(pid)
		if err != nil || len(fields) < 15 {
			return nil, fmt.Errorf("%s is not understood: %s", path, text)
		}
		var p process
		if p.parent, err = strconv.Atoi(fields[1]); err != nil {
			return nil, fmt.Errorf("%s is not understood: %w", path, err)
		}
		for _, field := range fields[11:15] { // own and waited-for, user and system
			ticks, err := strconv.ParseInt(field, 10, 64)
			if err != nil {
				return nil, fmt.Errorf("%s is not understood: %w", path, err)
			}
			p.used += time.Duration(ticks) * clockTick
		}
		all[n] = p
	}
	return all, nil
}

// metricName makes of words what a benchmark's unit may be.
func metricName(words string) string { return strings.ReplaceAll(words, " ", "-") }

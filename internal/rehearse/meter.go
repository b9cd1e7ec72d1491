package rehearse

import (
	"bufio"
	"bytes"
	"context"
	"net/http"
	"regexp"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// generator is the part of this program in what a meter says.
const generator = "load generator"

// meter takes the processor time of the parts of a site between two moments.
type meter struct {
	read   func() map[string]time.Duration
	before map[string]time.Duration
}

func newMeter(read func() map[string]time.Duration) *meter {
	m := &meter{read: func() map[string]time.Duration {
		all := map[string]time.Duration{}
		if read != nil {
			for name, d := range read() {
				all[name] = d
			}
		}
		all[generator] = ownTime()
		return all
	}}
	m.before = m.read()
	return m
}

func (m *meter) stop() map[string]time.Duration {
	used := m.read()
	for name, d := range m.before {
		used[name] -= d
	}
	return used
}

// ownTime is the processor time of this process.
func ownTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

var waitingLine = regexp.MustCompile(`^assize_queue_waiting\{stream="(\w+)"\} (\S+)$`)

// watchQueues looks at the site's figures once a second until the function that
// it returns is called, which says how much waited at most.
func watchQueues(ctx context.Context, admin *person) func() map[string]int {
	ctx, cancel := context.WithCancel(ctx)
	peak := map[string]int{}
	var wg sync.WaitGroup
	wg.Go(func() {
		for sleep(ctx, time.Second) {
			r, err := admin.ask(ctx, kindAdmin, http.MethodGet, "/metrics", nil)
			if err != nil {
				continue // it is counted as a request without an answer
			}
			for lines := bufio.NewScanner(bytes.NewReader(r.body)); lines.Scan(); {
				if m := waitingLine.FindSubmatch(lines.Bytes()); m != nil {
					if n, err := strconv.ParseFloat(string(m[2]), 64); err == nil {
						peak[string(m[1])] = max(peak[string(m[1])], int(n))
					}
				}
			}
		}
	})
	return func() map[string]int { cancel(); wg.Wait(); return peak }
}

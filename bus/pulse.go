package bus

import (
	"fmt"
	"os"
	"sync"
	"time"

	"assize/judge"
)

// PulseEvery is how often each consumer tells that it is there.
const PulseEvery = 5 * time.Second

var node = sync.OnceValue(func() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return fmt.Sprintf("%s/%d", host, os.Getpid())
})

// pulse tells of the consumer until stop is called, and then that it has ended.
func (c *consumer[T]) pulse() (stop func()) {
	tell := func(slots int) {
		p := judge.Pulse{Stream: c.queue.Stream, Node: node(), Slots: slots, Busy: int(c.busy.Load()), Handled: c.handled.Load(), Failed: c.failed.Load()}
		if err := c.bus.Tell(judge.PulseSubject, p); err != nil {
			c.queue.Log.Debug("consume: a sign of life is lost", "error", err)
		}
	}
	tell(c.queue.Slots)
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(PulseEvery)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				tell(c.queue.Slots)
			case <-done:
				return
			}
		}
	})
	return func() {
		close(done)
		wg.Wait()
		tell(0)
	}
}

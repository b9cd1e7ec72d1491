package bus

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// Queue says what one service consumes.
type Queue struct {
	Stream string
	// Lanes are looked into from first to last: a message of the first lane
	// goes before one of the second. Lanes must not overlap.
	Lanes []Lane
	// Slots is how many messages are handled at once; 0 counts as 1. With two
	// slots or more, the last one looks into the second lane first, so that
	// practice never starves behind contests; a single slot does so every
	// eighth time.
	Slots int
	// AckWait is how long the broker waits for a sign of life before it hands
	// the message to somebody else; 0 means 15 s. Consume gives one every third
	// of it while the handler runs.
	AckWait time.Duration
	// Tries is how often a message is handled before GiveUp; 0 means 3.
	Tries int
	Log   *slog.Logger // nil: slog.Default()
}

// Lane is one durable consumer on part of a stream.
type Lane struct {
	Durable string
	Filter  string
}

// Handler does the work on one kind of message.
type Handler[T any] struct {
	// Handle does everything that the message asks for, publishing included,
	// before it returns: nil acknowledges the message, an error gives it back
	// for another try, elsewhere if there is an elsewhere.
	Handle func(ctx context.Context, message T) error
	// GiveUp is called instead of Handle once the tries are used up, with the
	// last error known here (nil where the tries were cut short by crashes). An
	// error from it gives the message back once more.
	GiveUp func(ctx context.Context, message T, cause error) error
}

const (
	// pollEvery is how often an idle slot looks for a message that nobody told
	// it about: a redelivered one, or one whose wake-up was lost.
	pollEvery  = time.Second
	retryDelay = 250 * time.Millisecond
)

// Consume handles messages until ctx is done, then waits for the handlers that
// are under way; their context is not cancelled. It survives the loss of the
// connection and of the stream's store. The error is ctx's own, or says why the
// queue could not be set up.
func Consume[T any](ctx context.Context, b *Bus, q Queue, h Handler[T]) error {
	if len(q.Lanes) == 0 {
		return fmt.Errorf("consume %s: no lanes", q.Stream)
	}
	if q.Slots < 1 {
		q.Slots = 1
	}
	if q.AckWait == 0 {
		q.AckWait = 15 * time.Second
	}
	if q.Tries == 0 {
		q.Tries = 3
	}
	if q.Log == nil {
		q.Log = slog.Default()
	}
	c := &consumer[T]{bus: b, queue: q, handler: h, causes: map[string]error{}, wake: make(chan struct{}, q.Slots)}
	if err := c.open(ctx); err != nil {
		return err
	}
	stop, err := b.Listen(wakeSubject(q.Stream), func(string, []byte) {
		select {
		case c.wake <- struct{}{}:
		default: // every slot has been woken already
		}
	})
	if err != nil {
		return err
	}
	defer stop()
	defer c.pulse()()
	var wg sync.WaitGroup
	for slot := range q.Slots {
		usual := laneOrder(len(q.Lanes), slot == q.Slots-1 && q.Slots > 1)
		other := usual
		if q.Slots == 1 {
			other = laneOrder(len(q.Lanes), true)
		}
		wg.Go(func() { c.loop(ctx, usual, other) })
	}
	wg.Wait()
	return ctx.Err()
}

// laneOrder is the order in which a slot looks into the lanes.
func laneOrder(lanes int, reserved bool) []int {
	order := make([]int, lanes)
	for i := range order {
		order[i] = i
	}
	if reserved && lanes > 1 {
		order[0], order[1] = 1, 0
	}
	return order
}

type consumer[T any] struct {
	bus     *Bus
	queue   Queue
	handler Handler[T]
	wake    chan struct{}

	busy            atomic.Int64
	handled, failed atomic.Uint64

	reopening sync.Mutex

	mu     sync.Mutex
	lanes  []jetstream.Consumer
	causes map[string]error // last error of a message under retry, by stream sequence
}

func (c *consumer[T]) open(ctx context.Context) error {
	lanes := make([]jetstream.Consumer, len(c.queue.Lanes))
	for i, lane := range c.queue.Lanes {
		consumer, err := c.bus.js.CreateOrUpdateConsumer(ctx, c.queue.Stream, jetstream.ConsumerConfig{
			Durable:       lane.Durable,
			FilterSubject: lane.Filter,
			AckPolicy:     jetstream.AckExplicitPolicy,
			AckWait:       c.queue.AckWait,
			// Tries are counted here, so that the last delivery can still end
			// the message properly.
			MaxDeliver:    -1,
			MaxAckPending: 10_000,
		})
		if err != nil {
			return fmt.Errorf("consume %s: lane %s: %w", c.queue.Stream, lane.Durable, err)
		}
		lanes[i] = consumer
	}
	c.mu.Lock()
	c.lanes = lanes
	c.mu.Unlock()
	return nil
}

// otherEvery is how often a slot looks into the lanes in its other order.
const otherEvery = 8

// loop takes one message after the other, and looks into the lanes in the usual
// order but for every eighth message.
func (c *consumer[T]) loop(ctx context.Context, usual, other []int) {
	taken := 0
	for ctx.Err() == nil {
		order := usual
		if taken%otherEvery == otherEvery-1 {
			order = other
		}
		c.mu.Lock()
		lanes := c.lanes
		c.mu.Unlock()
		msg, err := c.next(ctx, lanes, order)
		switch {
		case ctx.Err() != nil:
			if msg != nil {
				_ = msg.Nak() // somebody else takes it at once; if this is lost, after AckWait
			}
			return
		case err != nil:
			c.queue.Log.Warn("consume: waiting for the broker", "stream", c.queue.Stream, "error", err)
			if !pause(ctx, retryDelay) {
				return
			}
			c.reopen(ctx, lanes)
		case msg != nil:
			taken++
			c.one(context.WithoutCancel(ctx), msg)
		}
	}
}

// reopen lays streams and lanes down again, as is needed after the broker lost
// its store and does no harm after anything else. failed are the lanes that gave
// the error: the first slot that sees it does the work for all.
func (c *consumer[T]) reopen(ctx context.Context, failed []jetstream.Consumer) {
	c.reopening.Lock()
	defer c.reopening.Unlock()
	c.mu.Lock()
	done := &c.lanes[0] != &failed[0]
	c.mu.Unlock()
	if done {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	err := c.bus.ensureStreams(ctx)
	if err == nil {
		err = c.open(ctx)
	}
	if err != nil {
		c.queue.Log.Warn("consume: cannot open the queue again yet", "stream", c.queue.Stream, "error", err)
	}
}

// next returns the first message in lane order, or nil after a quiet moment. It
// never has a pull request outstanding while it waits: a request that is given
// up can swallow a message until AckWait.
func (c *consumer[T]) next(ctx context.Context, lanes []jetstream.Consumer, order []int) (jetstream.Msg, error) {
	for _, i := range order {
		msg, err := fetch(lanes[i].FetchNoWait(1))
		if msg != nil || err != nil {
			return msg, err
		}
	}
	quiet := time.NewTimer(pollEvery)
	defer quiet.Stop()
	select {
	case <-c.wake:
	case <-quiet.C:
	case <-ctx.Done():
	}
	return nil, nil
}

// fetch returns the single message of a batch, or nil where there was none.
func fetch(batch jetstream.MessageBatch, err error) (jetstream.Msg, error) {
	if err == nil {
		if msg := <-batch.Messages(); msg != nil {
			return msg, nil
		}
		err = batch.Error()
	}
	if errors.Is(err, jetstream.ErrNoMessages) {
		return nil, nil
	}
	return nil, err
}

// one handles a single delivery to its end.
func (c *consumer[T]) one(ctx context.Context, msg jetstream.Msg) {
	meta, err := msg.Metadata()
	if err != nil {
		c.queue.Log.Error("consume: message without metadata", "subject", msg.Subject(), "error", err)
		return
	}
	key := fmt.Sprint(meta.Stream, meta.Sequence.Stream)
	log := c.queue.Log.With("subject", msg.Subject(), "sequence", meta.Sequence.Stream, "delivery", meta.NumDelivered)

	var message T
	if err := json.Unmarshal(msg.Data(), &message); err != nil {
		// Only assize writes here; what it cannot read it will never be able to.
		log.Error("consume: unreadable message ended", "error", err)
		_ = msg.TermWithReason("unreadable: " + err.Error())
		return
	}
	c.busy.Add(1)
	defer c.busy.Add(-1)
	stop := c.heartbeat(msg)
	if meta.NumDelivered > uint64(c.queue.Tries) {
		err = c.handler.GiveUp(ctx, message, c.cause(key))
	} else {
		err = c.handler.Handle(ctx, message)
	}
	stop()
	if err != nil {
		c.failed.Add(1)
		log.Warn("consume: handler failed, message goes back", "error", err)
		c.remember(key, err)
		_ = msg.NakWithDelay(retryDelay) // if this is lost, it comes back after AckWait
		return
	}
	c.handled.Add(1)
	c.remember(key, nil)
	if err := msg.Ack(); err != nil {
		log.Warn("consume: acknowledgement lost, the work will be repeated", "error", err)
	}
}

// heartbeat tells the broker that the work goes on, until stop is called.
func (c *consumer[T]) heartbeat(msg jetstream.Msg) (stop func()) {
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(c.queue.AckWait / 3)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				_ = msg.InProgress() // lost signs of life only lead to a repeated run
			case <-done:
				return
			}
		}
	})
	return func() { close(done); wg.Wait() }
}

func (c *consumer[T]) cause(key string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.causes[key]
}

func (c *consumer[T]) remember(key string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil || len(c.causes) > 10_000 {
		delete(c.causes, key)
		return
	}
	c.causes[key] = err
}

// pause waits for d and reports whether ctx is still alive.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

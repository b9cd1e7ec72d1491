package bus

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"assize/judge"
)

// Fact is a message that knows where it is published.
type Fact interface{ Subject() string }

// Bus is a connection to NATS with the streams of the pipeline in place. It is
// safe for concurrent use and reconnects by itself for as long as it takes.
type Bus struct {
	nc *nats.Conn
	js jetstream.JetStream
}

// Connect connects to the NATS server at url (nats://token@host:port) and makes
// sure of the streams.
func Connect(url string) (*Bus, error) {
	return connect(url, nats.Name("assize"))
}

func connect(url string, opts ...nats.Option) (*Bus, error) {
	opts = append(opts,
		nats.MaxReconnects(-1),
		nats.ReconnectWait(200*time.Millisecond),
		nats.PingInterval(5*time.Second),
	)
	nc, err := nats.Connect(url, opts...)
	if err != nil {
		return nil, fmt.Errorf("connect to NATS: %w", err)
	}
	js, err := jetstream.New(nc)
	if err != nil {
		nc.Close()
		return nil, fmt.Errorf("connect to NATS: %w", err)
	}
	b := &Bus{nc: nc, js: js}
	ctx, cancel := context.WithTimeout(context.Background(), streamsWithin)
	defer cancel()
	if err := b.ensureStreams(ctx); err != nil {
		nc.Close()
		return nil, err
	}
	return b, nil
}

// dedupWindow is how long a repeated message id is recognised. It is only the
// first line against doubles: every write is idempotent by judgement id.
const dedupWindow = 2 * time.Minute

// streamsWithin is how long the streams may take to be there, and askAgain how long one
// request may go without an answer: a server whose disk is busy answers late, and to ask
// twice for a stream changes nothing.
const (
	streamsWithin = time.Minute
	askAgain      = 10 * time.Second
)

func (b *Bus) ensureStreams(ctx context.Context) error {
	for _, cfg := range []jetstream.StreamConfig{
		{Name: judge.CompileStream, Subjects: []string{judge.SubmittedSubjects}, Retention: jetstream.WorkQueuePolicy},
		{Name: judge.RunStream, Subjects: []string{judge.CompiledSubjects}, Retention: jetstream.WorkQueuePolicy},
		{Name: judge.ResultStream, Subjects: []string{judge.JudgedSubjects}, Retention: jetstream.LimitsPolicy,
			MaxAge: 7 * 24 * time.Hour, Discard: jetstream.DiscardOld},
	} {
		cfg.Storage = jetstream.FileStorage
		cfg.Duplicates = dedupWindow
		cfg.MaxBytes = 2 << 30
		if cfg.Retention == jetstream.WorkQueuePolicy {
			cfg.Discard = jetstream.DiscardNew
		}
		if err := b.ensureStream(ctx, cfg); err != nil {
			return fmt.Errorf("create stream %s: %w", cfg.Name, err)
		}
	}
	return nil
}

func (b *Bus) ensureStream(ctx context.Context, cfg jetstream.StreamConfig) error {
	for {
		once, cancel := context.WithTimeout(ctx, askAgain)
		_, err := b.js.CreateOrUpdateStream(once, cfg)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
			return err
		}
	}
}

// Publish stores fact in its stream under msgID and returns once it is on disk.
// A second message with the same id within two minutes is dropped.
func (b *Bus) Publish(ctx context.Context, msgID string, fact Fact) error {
	data, err := json.Marshal(fact)
	if err != nil {
		return fmt.Errorf("publish %s: %w", fact.Subject(), err)
	}
	ack, err := b.js.Publish(ctx, fact.Subject(), data, jetstream.WithMsgID(msgID))
	if errors.Is(err, jetstream.ErrNoStreamResponse) {
		// The store was lost under a running site: lay the streams down again.
		if err = b.ensureStreams(ctx); err == nil {
			ack, err = b.js.Publish(ctx, fact.Subject(), data, jetstream.WithMsgID(msgID))
		}
	}
	if err != nil {
		return fmt.Errorf("publish %s (%s): %w", fact.Subject(), msgID, err)
	}
	// Idle consumers look at once; a lost wake-up costs them pollEvery.
	_ = b.nc.Publish(wakeSubject(ack.Stream), nil)
	return nil
}

// wakeSubject is where idle consumers of a stream hear of a new message.
func wakeSubject(stream string) string { return "judge.v1.wake." + stream }

// Tell sends v over plain NATS: whoever listens now may get it, nobody else.
func (b *Bus) Tell(subject string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("tell %s: %w", subject, err)
	}
	if err := b.nc.Publish(subject, data); err != nil {
		return fmt.Errorf("tell %s: %w", subject, err)
	}
	return nil
}

// Listen calls f for everything told on subject (wildcards allowed), one call
// at a time, until stop is called.
func (b *Bus) Listen(subject string, f func(subject string, data []byte)) (stop func(), err error) {
	sub, err := b.nc.Subscribe(subject, func(m *nats.Msg) { f(m.Subject, m.Data) })
	if err != nil {
		return nil, fmt.Errorf("listen to %s: %w", subject, err)
	}
	return func() { _ = sub.Unsubscribe() }, nil // fails only on a closed connection
}

// Depth is how much of a stream is yet to be done.
type Depth struct {
	Waiting  uint64 // not yet handed out
	InFlight uint64 // handed out and not yet acknowledged
}

// Depths returns the depth of every consumer, by stream.
func (b *Bus) Depths(ctx context.Context) (map[string]Depth, error) {
	depths := make(map[string]Depth, 3)
	for _, name := range []string{judge.CompileStream, judge.RunStream, judge.ResultStream} {
		stream, err := b.js.Stream(ctx, name)
		if err != nil {
			return nil, fmt.Errorf("depth of %s: %w", name, err)
		}
		var d Depth
		consumers := stream.ListConsumers(ctx)
		for c := range consumers.Info() {
			d.Waiting += c.NumPending
			d.InFlight += uint64(c.NumAckPending)
		}
		if err := consumers.Err(); err != nil {
			return nil, fmt.Errorf("depth of %s: %w", name, err)
		}
		if name != judge.ResultStream {
			// Before a stage has ever started there is no consumer to count.
			info, err := stream.Info(ctx)
			if err != nil {
				return nil, fmt.Errorf("depth of %s: %w", name, err)
			}
			if done := d.InFlight; info.State.Msgs > d.Waiting+done {
				d.Waiting = info.State.Msgs - done
			}
		}
		depths[name] = d
	}
	return depths, nil
}

// Ready reports why the bus cannot be used just now, or nil.
func (b *Bus) Ready(ctx context.Context) error {
	if _, err := b.js.AccountInfo(ctx); err != nil {
		return fmt.Errorf("NATS is not answering: %w", err)
	}
	return nil
}

// Close sends what is buffered and closes the connection.
func (b *Bus) Close() {
	_ = b.nc.Flush() // nobody is left to tell
	b.nc.Close()
}

func splitHostPort(s string) (string, int, error) {
	host, p, err := net.SplitHostPort(s)
	if err != nil {
		return "", 0, err
	}
	port, err := strconv.Atoi(p)
	if err != nil || port < 0 || port > 65535 {
		return "", 0, fmt.Errorf("address %q: %q is no port", s, p)
	}
	return host, port, nil
}

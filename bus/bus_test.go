package bus_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"assize/bus"
	"assize/judge"
)

func start(t *testing.T) (*bus.Server, *bus.Bus) {
	t.Helper()
	server, err := bus.StartServer(bus.ServerConfig{Dir: t.TempDir(), Listen: "127.0.0.1:0", Token: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	b, err := bus.Connect(server.URL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return server, b
}

func compiled(id string, class judge.Class) judge.Compiled {
	return judge.Compiled{Envelope: judge.Envelope{Version: 1, Judgement: id, Submission: "s" + id, Class: class}}
}

func lanes() []bus.Lane {
	var out []bus.Lane
	for _, class := range judge.Classes {
		out = append(out, bus.Lane{Durable: "run-" + string(class), Filter: judge.CompiledFilter(class)})
	}
	return out
}

func TestContestGoesFirst(t *testing.T) {
	_, b := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for i, class := range []judge.Class{judge.Rejudge, judge.Practice, judge.Contest, judge.Practice, judge.Contest} {
		if err := b.Publish(ctx, fmt.Sprint(i), compiled(fmt.Sprint(i), class)); err != nil {
			t.Fatal(err)
		}
	}
	depths, err := b.Depths(ctx)
	if err != nil || depths[judge.RunStream].Waiting != 5 {
		t.Fatalf("Depths = %+v, %v; want 5 waiting in RUN", depths, err)
	}
	var order []string
	err = bus.Consume(ctx, b, bus.Queue{Stream: judge.RunStream, Lanes: lanes(), Slots: 1}, bus.Handler[judge.Compiled]{
		Handle: func(_ context.Context, m judge.Compiled) error {
			if order = append(order, m.Judgement); len(order) == 5 {
				cancel()
			}
			return nil
		},
		GiveUp: func(context.Context, judge.Compiled, error) error { return nil },
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if got := fmt.Sprint(order); got != "[2 4 1 3 0]" {
		t.Errorf("order %v, want contest, practice, rejudge: [2 4 1 3 0]", got)
	}
}

func TestPracticeKeepsASlot(t *testing.T) {
	_, b := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for i := range 4 {
		if err := b.Publish(ctx, fmt.Sprint("c", i), compiled(fmt.Sprint("c", i), judge.Contest)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Publish(ctx, "p", compiled("p", judge.Practice)); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var first []string
	both := make(chan struct{})
	err := bus.Consume(ctx, b, bus.Queue{Stream: judge.RunStream, Lanes: lanes(), Slots: 2}, bus.Handler[judge.Compiled]{
		Handle: func(_ context.Context, m judge.Compiled) error {
			mu.Lock()
			first = append(first, m.Judgement)
			n := len(first)
			mu.Unlock()
			if n == 2 {
				close(both)
			}
			<-both // hold both slots until each has its first message
			if n >= 5 {
				cancel()
			}
			return nil
		},
		GiveUp: func(context.Context, judge.Compiled, error) error { return nil },
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if first[0] != "p" && first[1] != "p" {
		t.Errorf("first two messages %v: practice got no slot behind four of the contest", first[:2])
	}
}

// TestPracticeGetsItsTurnOfOneSlot has nine of a contest and one of practice wait
// for a single slot.
func TestPracticeGetsItsTurnOfOneSlot(t *testing.T) {
	_, b := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for i := range 10 {
		class := judge.Contest
		if i == 0 {
			class = judge.Practice
		}
		if err := b.Publish(ctx, fmt.Sprint(i), compiled(fmt.Sprint(i), class)); err != nil {
			t.Fatal(err)
		}
	}
	var order []string
	err := bus.Consume(ctx, b, bus.Queue{Stream: judge.RunStream, Lanes: lanes(), Slots: 1}, bus.Handler[judge.Compiled]{
		Handle: func(_ context.Context, m judge.Compiled) error {
			if order = append(order, m.Judgement); len(order) == 10 {
				cancel()
			}
			return nil
		},
		GiveUp: func(context.Context, judge.Compiled, error) error { return nil },
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if got := fmt.Sprint(order); got != "[1 2 3 4 5 6 7 0 8 9]" {
		t.Errorf("order %v, want practice as the eighth", got)
	}
}

func TestGiveUpAfterTries(t *testing.T) {
	_, b := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if err := b.Publish(ctx, "x", compiled("x", judge.Contest)); err != nil {
		t.Fatal(err)
	}
	tries := 0
	var cause error
	err := bus.Consume(ctx, b, bus.Queue{Stream: judge.RunStream, Lanes: lanes(), Tries: 2}, bus.Handler[judge.Compiled]{
		Handle: func(context.Context, judge.Compiled) error { tries++; return fmt.Errorf("try %d failed", tries) },
		GiveUp: func(_ context.Context, _ judge.Compiled, err error) error { cause = err; cancel(); return nil },
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if tries != 2 || cause == nil || cause.Error() != "try 2 failed" {
		t.Errorf("tries %d, cause %v; want 2 and the last error", tries, cause)
	}
	waitEmpty(t, b, judge.RunStream)
}

func TestSameIDIsStoredOnce(t *testing.T) {
	_, b := start(t)
	for range 3 {
		if err := b.Publish(t.Context(), "same", compiled("same", judge.Contest)); err != nil {
			t.Fatal(err)
		}
	}
	depths, err := b.Depths(t.Context())
	if err != nil || depths[judge.RunStream].Waiting != 1 {
		t.Errorf("Depths = %+v, %v; want 1 waiting", depths, err)
	}
}

// TestLongWorkIsDeliveredOnce holds a message for several times AckWait.
func TestLongWorkIsDeliveredOnce(t *testing.T) {
	_, b := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if err := b.Publish(ctx, "long", compiled("long", judge.Contest)); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	deliveries := 0
	err := bus.Consume(ctx, b, bus.Queue{Stream: judge.RunStream, Lanes: lanes(), Slots: 2, AckWait: time.Second}, bus.Handler[judge.Compiled]{
		Handle: func(context.Context, judge.Compiled) error {
			mu.Lock()
			deliveries++
			mu.Unlock()
			<-time.After(3 * time.Second) // the work itself, longer than AckWait
			cancel()
			return nil
		},
		GiveUp: func(context.Context, judge.Compiled, error) error { return nil },
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if deliveries != 1 {
		t.Errorf("delivered %d times, want once", deliveries)
	}
}

// TestLostStore wipes the broker's store under a running consumer: it must lay
// the queue down again and go on.
func TestLostStore(t *testing.T) {
	dir := t.TempDir()
	first, err := bus.StartServer(bus.ServerConfig{Dir: dir, Listen: "127.0.0.1:0", Token: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	address := first.Addr()
	b, err := bus.Connect(first.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	handled := make(chan string, 16)
	ended := make(chan error, 1)
	go func() {
		ended <- bus.Consume(ctx, b, bus.Queue{Stream: judge.RunStream, Lanes: lanes(), Slots: 3}, bus.Handler[judge.Compiled]{
			Handle: func(_ context.Context, m judge.Compiled) error { handled <- m.Judgement; return nil },
			GiveUp: func(context.Context, judge.Compiled, error) error { return nil },
		})
	}()
	if err := b.Publish(ctx, "before", compiled("before", judge.Contest)); err != nil {
		t.Fatal(err)
	}
	if got := <-handled; got != "before" {
		t.Fatalf("handled %q, want before", got)
	}
	first.Close()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	second, err := bus.StartServer(bus.ServerConfig{Dir: dir, Listen: address, Token: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	for b.Publish(ctx, "after", compiled("after", judge.Practice)) != nil {
		select {
		case <-ctx.Done():
			t.Fatal("cannot publish any more")
		case <-time.After(20 * time.Millisecond):
		}
	}
	if got := <-handled; got != "after" {
		t.Fatalf("handled %q, want after", got)
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestServerNeedsAToken(t *testing.T) {
	if _, err := bus.StartServer(bus.ServerConfig{Dir: t.TempDir(), Listen: "127.0.0.1:0"}); err == nil {
		t.Error("listening without a token: no error")
	}
	server, _ := start(t)
	if b, err := bus.Connect("nats://wrong@" + server.URL()[len("nats://secret@"):]); err == nil {
		b.Close()
		t.Error("wrong token: no error")
	}
}

// TestOneServerAFolder: two brokers on one folder would write into the same files.
func TestOneServerAFolder(t *testing.T) {
	dir := t.TempDir()
	first, err := bus.StartServer(bus.ServerConfig{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	second, err := bus.StartServer(bus.ServerConfig{Dir: dir})
	if err == nil {
		second.Close()
		t.Error("a second broker on the same folder: no error")
	} else if !strings.Contains(err.Error(), dir) {
		t.Errorf("the error does not name the folder: %v", err)
	}
	first.Close()
	if second, err = bus.StartServer(bus.ServerConfig{Dir: dir}); err != nil {
		t.Fatal(err)
	}
	second.Close()
}

func waitEmpty(t *testing.T, b *bus.Bus, stream string) {
	t.Helper()
	for {
		depths, err := b.Depths(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if depths[stream] == (bus.Depth{}) {
			return
		}
		select {
		case <-t.Context().Done():
			t.Fatalf("%s never empty: %+v", stream, depths)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

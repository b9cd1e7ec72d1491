package runner

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"assize/bus"
	"assize/judge"
)

func newBus(t *testing.T) *bus.Bus {
	t.Helper()
	server, err := bus.StartServer(bus.ServerConfig{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	b, err := server.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return b
}

// TestService sends submissions of every class through the running service.
func TestService(t *testing.T) {
	b, blobs, registry := newBus(t), newBlobs(t), prometheus.NewRegistry()
	right := compiled(t, blobs, "sum.c", dataset(t, blobs, nil, "1 2", "3", "3 4", "7"))
	wrong := compiled(t, blobs, "sum.c", dataset(t, blobs, nil, "1 2", "4"))
	broken := compiled(t, blobs, "sum.c", judge.DigestOf([]byte("no such dataset")))
	future := right
	future.Version = judge.MessageVersion + 1
	want := map[string]judge.Verdict{}
	send := func(c judge.Compiled, verdict judge.Verdict) {
		t.Helper()
		class := judge.Classes[len(want)%len(judge.Classes)]
		c.Judgement, c.Class, c.InContest = fmt.Sprintf("judgement-%02d", len(want)), class, class != judge.Practice
		want[c.Judgement] = verdict
		if err := b.Publish(t.Context(), c.Judgement, c); err != nil {
			t.Fatal(err)
		}
	}
	for range 5 {
		send(right, judge.AC)
		send(wrong, judge.WA)
	}
	send(broken, judge.JE)
	send(future, judge.JE)

	service, err := New(Config{Pool: PoolConfig{Workers: 2}, Node: "test"}, b, blobs, nil, registry)
	if err != nil {
		t.Fatal(err)
	}
	progress := make(chan []byte, 100)
	stop, err := b.Listen(judge.ProgressSubjects, func(_ string, data []byte) {
		select {
		case progress <- data:
		default: // one is enough
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	ctx, cancel := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() { ran <- service.Run(ctx) }()

	got := collect(t, b, len(want))
	for id, verdict := range want {
		judged := got[id]
		if judged.Result.Verdict != verdict || judged.Result.ID != id || judged.Judgement != id ||
			judged.Version != judge.MessageVersion || judged.InContest != (judged.Class != judge.Practice) {
			t.Errorf("%s: %+v, want %v", id, judged, verdict)
		}
		if verdict == judge.JE && judged.Result.Reason == "" {
			t.Errorf("%s: JE without a reason", id)
		}
	}
	if p := <-progress; !strings.Contains(string(p), `"state":"running"`) {
		t.Errorf("progress %s", p)
	}
	cancel()
	if err := <-ran; !errors.Is(err, context.Canceled) {
		t.Errorf("Run: %v", err)
	}
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	counted := map[string]float64{}
	for _, f := range families {
		if f.GetName() == "assize_runner_judgements_total" {
			for _, m := range f.GetMetric() {
				counted[m.GetLabel()[0].GetValue()] = m.GetCounter().GetValue()
			}
		}
	}
	if want := map[string]float64{"AC": 5, "WA": 5, "JE": 2}; !maps.Equal(counted, want) {
		t.Errorf("judgements counted %v, want %v", counted, want)
	}
}

// collect reads so many judgements off the result stream.
func collect(t *testing.T, b *bus.Bus, n int) map[string]judge.Judged {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	got := map[string]judge.Judged{}
	queue := bus.Queue{Stream: judge.ResultStream, Lanes: []bus.Lane{{Durable: "test", Filter: judge.JudgedSubjects}}}
	err := bus.Consume(ctx, b, queue, bus.Handler[judge.Judged]{
		Handle: func(_ context.Context, m judge.Judged) error {
			if got[m.Judgement] = m; len(got) == n {
				cancel()
			}
			return nil
		},
		GiveUp: func(context.Context, judge.Judged, error) error { return nil },
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	return got
}

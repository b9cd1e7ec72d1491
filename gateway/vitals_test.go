package gateway

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"assize/bus"
	"assize/judge"
)

// TestWatchersGetIn: where all places of readers are taken, the jury still sees
// what is going on.
func TestWatchersGetIn(t *testing.T) {
	f := start(t)
	for range cap(f.s.readers) {
		f.s.readers <- struct{}{}
	}
	f.admin.must(200, "GET", "/api/v1/admin/health", nil, nil)
	f.admin.must(200, "GET", "/metrics", nil, nil)
}

// TestVitals wants workers, queues and an hour of points.
func TestVitals(t *testing.T) {
	f := start(t, func(c *Config) { c.VitalsEvery = 10 * time.Millisecond; c.QueueEvery = 10 * time.Millisecond })
	f.addProblem("add")
	ada, jo := f.contestant("ada"), f.juror("jo")
	ada.must(403, "GET", "/api/v1/admin/health", nil, nil)
	ada.submit("add")
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	block := make(chan struct{})
	go func() {
		done <- bus.Consume(ctx, f.bus, bus.Queue{Stream: judge.CompileStream, Slots: 3, Lanes: []bus.Lane{{Durable: "all", Filter: judge.SubmittedSubjects}}},
			bus.Handler[judge.Submitted]{Handle: func(context.Context, judge.Submitted) error { <-block; return nil }})
	}()
	f.eventually(func() error {
		var v vitalsPage
		jo.must(200, "GET", "/api/v1/admin/health", nil, &v)
		n := len(v.Series.At)
		switch {
		case v.Status != "ok" || len(v.Checks) != 3 || len(v.Queues) != 3 || len(v.Classes) != 3:
			return fmt.Errorf("%+v", v)
		case len(v.Workers) != 1 || v.Workers[0].Slots != 3 || v.Workers[0].Stage != "compiler":
			return fmt.Errorf("workers %+v", v.Workers)
		case v.Queues[0].InFlight != 1 || v.Classes[1].Open != 1:
			return fmt.Errorf("queues %+v, classes %+v", v.Queues, v.Classes)
		case n < 3 || v.Series.CompilerSlots[n-1] != 3 || v.Series.Practice[n-1] != 1:
			return fmt.Errorf("%d points: %+v", n, v.Series)
		}
		for _, p99 := range v.Series.RequestP99MS {
			if p99 != nil && *p99 > 0 {
				return nil
			}
		}
		return errors.New("no latency of a request")
	})
	close(block)
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	f.eventually(func() error {
		var v vitalsPage
		jo.must(200, "GET", "/api/v1/admin/health", nil, &v)
		if len(v.Workers) != 0 {
			return fmt.Errorf("an ended worker is listed: %+v", v.Workers)
		}
		return nil
	})
}

func TestVitalsAreBounded(t *testing.T) {
	v := newVitals()
	at := time.Now()
	for i := range 3 * keptVitals {
		v.sample(queueState{}, at, at.Add(time.Duration(i)*time.Second))
	}
	if len(v.samples) != keptVitals {
		t.Errorf("%d points", len(v.samples))
	}
	for i, bad := range []string{"", "{", `[]`, `{"slots":"x"}`} {
		v.hear([]byte(bad), at)
		if len(v.pulses) != 0 {
			t.Errorf("pulse %d: %+v", i, v.pulses)
		}
	}
	v.hear([]byte(`{"stream":"RUN","node":"a/1","slots":2,"busy":1}`), at)
	if list := v.living(at); len(list) != 1 || list[0].Busy != 1 {
		t.Errorf("%+v", list)
	}
	if list := v.living(at.Add(time.Minute)); len(list) != 0 {
		t.Errorf("a minute later: %+v", list)
	}
}

func TestDurations(t *testing.T) {
	var d durations
	for range 98 {
		d.add(time.Millisecond)
	}
	d.add(time.Second)
	d.add(1000 * time.Hour)
	c := d.take()
	for q, want := range map[float64]time.Duration{.5: time.Millisecond, .98: time.Millisecond, .99: time.Second} {
		got, ok := c.quantile(q)
		if !ok || got < want || float64(got) > 1.19*float64(want)+1 {
			t.Errorf("quantile %v: %v, want %v or little more", q, got, want)
		}
	}
	c = d.take()
	if _, ok := c.quantile(.5); ok {
		t.Error("counts were not taken away")
	}
}

// TestAccountsByRole is what an administrator looks for people with.
func TestAccountsByRole(t *testing.T) {
	f := start(t)
	f.contestant("ada")
	f.juror("jo")
	for query, want := range map[string]int{"": 3, "?role=jury": 1, "?role=contestant&q=AD": 1, "?role=admin&q=ada": 0} {
		var list struct {
			Accounts []account
			Total    int
		}
		f.admin.must(200, "GET", "/api/v1/accounts"+query, nil, &list)
		if len(list.Accounts) != want || list.Total != want {
			t.Errorf("%s: %+v", query, list)
		}
	}
	f.admin.must(400, "GET", "/api/v1/accounts?role=god", nil, nil)
}

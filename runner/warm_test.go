package runner

import (
	"context"
	"errors"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"

	"assize/blob"
	"assize/judge"
)

// TestUpcomingContestIsTakenIn has the test data of a contest, and the modules
// that compilers tell of, near a runner before anything is submitted.
func TestUpcomingContestIsTakenIn(t *testing.T) {
	b, far, registry := newBus(t), newBlobs(t), prometheus.NewRegistry()
	server := httptest.NewServer(blob.Handler(far, "secret"))
	defer server.Close()
	near, err := blob.NewDir(filepath.Join(t.TempDir(), "near"))
	if err != nil {
		t.Fatal(err)
	}
	data := dataset(t, far, nil, "1 2", "3", "30 40", "70")
	program := compiled(t, far, "sum.c", data)
	service, err := New(Config{Pool: PoolConfig{Workers: 1}, Node: "test"}, b, blob.NewRemote(server.URL, "secret", near), nil, registry)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() { ran <- service.Run(ctx) }()
	missing := judge.DigestOf([]byte("no such dataset"))
	counted := func() [4]float64 {
		m := service.metrics
		return [4]float64{testutil.ToFloat64(m.warmDatasets), testutil.ToFloat64(m.warmBytes), testutil.ToFloat64(m.warmModules), testutil.ToFloat64(m.warmFailures)}
	}
	for deadline := time.Now().Add(time.Minute); ; {
		// What is told may be lost, and is told again.
		if err := b.Tell(judge.UpcomingSubject, judge.Upcoming{Contest: "cup", Datasets: []judge.Digest{missing, data}}); err != nil {
			t.Fatal(err)
		}
		if err := b.Tell(judge.ReadySubject, judge.Ready{Language: "c", Compile: program.Compile}); err != nil {
			t.Fatal(err)
		}
		n := counted()
		if n[0] == 1 && n[2] == 1 && n[3] > 1 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("taken in within a minute: %v", n)
		}
		time.Sleep(10 * time.Millisecond)
	}
	for _, text := range []string{"1 2", "3", "30 40", "70"} {
		if ok, err := near.Has(ctx, judge.DigestOf([]byte(text))); err != nil || !ok {
			t.Errorf("%q is not near: %v", text, err)
		}
	}
	if ok, err := near.Has(ctx, program.Compile.Module); err != nil || !ok {
		t.Errorf("the module is not near: %v", err)
	}
	if n := counted(); n[0] != 1 || n[1] != float64(len("1 2")+len("3")+len("30 40")+len("70")) {
		t.Errorf("%v datasets with %v bytes, want one, once", n[0], n[1])
	}
	cancel()
	if err := <-ran; !errors.Is(err, context.Canceled) {
		t.Errorf("Run: %v", err)
	}
}

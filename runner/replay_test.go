package runner

import (
	"testing"
	"time"

	"assize/judge"
)

func TestReplay(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	elsewhere := NewJudge(newPool(t, PoolConfig{Workers: 2}), blobs)
	small := func(d *judge.Dataset) {
		d.Limits = judge.Limits{Time: 10 * time.Millisecond, MemoryBytes: 16 << 20, OutputBytes: 100}
	}
	for _, pairs := range [][]string{{"w 10", "285", "w 3", "5"}, {"w 10", "1"}, {"l", ""}, {"m", ""}, {"f", ""}, {"x 7", ""}, {"t", ""}} {
		c := compiled(t, blobs, "mixed.c", dataset(t, blobs, small, pairs...))
		c.FuelMultiplier = 1.5
		judged, err := j.Judge(t.Context(), c, nil)
		if err != nil {
			t.Fatal(err)
		}
		receipt := judged.Receipt()
		again, err := elsewhere.Replay(t.Context(), receipt)
		if err != nil {
			t.Fatal(err)
		}
		if d := receipt.Differences(again); len(d) > 0 {
			t.Errorf("%q: %q", pairs, d)
		}
		receipt.Runs[0].Fuel++
		if d := receipt.Differences(again); len(d) != 1 {
			t.Errorf("%q, a unit more: %q", pairs, d)
		}
		receipt.CostTable = "another"
		if _, err := elsewhere.Replay(t.Context(), receipt); err == nil {
			t.Error("another cost table: no error")
		}
	}
}

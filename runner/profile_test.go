package runner

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"assize/judge"
)

// TestProfileAddsUp profiles programs that end in every way and wants every unit
// of the judged fuel accounted for, twice the same.
func TestProfileAddsUp(t *testing.T) {
	blobs := newBlobs(t)
	small := func(d *judge.Dataset) {
		d.Limits = judge.Limits{Time: 10 * time.Millisecond, MemoryBytes: 16 << 20, OutputBytes: 1000}
	}
	j := NewJudge(newPool(t, PoolConfig{Workers: 1, CacheDir: cacheFolder(t)}), blobs)
	for _, c := range []struct {
		guest string
		pairs []string
		top   string // a part of the name of the function that spent most
	}{
		{"mixed.c", []string{"w 100000", "216474736", "w 3", "5"}, "main"},
		{"mixed.c", []string{"w 10", "wrong"}, ""},
		{"mixed.c", []string{"l", ""}, "main"},
		{"mixed.c", []string{"m", ""}, ""},
		{"mixed.c", []string{"f", ""}, ""},
		{"mixed.c", []string{"x 7", ""}, ""},
		{"mixed.c", []string{"t", ""}, ""},
		{"depth.c", []string{"10000", "19998"}, ""},
		{"sum.c", []string{"1 2", "3"}, ""},
	} {
		d := small
		if c.guest != "mixed.c" {
			d = nil
		}
		judged, err := j.Judge(t.Context(), compiled(t, blobs, c.guest, dataset(t, blobs, d, c.pairs...)), nil)
		if err != nil {
			t.Fatal(err)
		}
		p, err := j.Profile(t.Context(), judged)
		if err != nil {
			t.Errorf("%s %q: %v", c.guest, c.pairs, err)
			continue
		}
		var want, sum judge.Fuel
		for _, run := range judged.Runs {
			want += run.Fuel
		}
		for i, f := range p.Functions {
			if sum += f.Fuel; i > 0 && f.Fuel > p.Functions[i-1].Fuel {
				t.Errorf("%s %q: %+v is behind %+v", c.guest, c.pairs, f, p.Functions[i-1])
			}
		}
		if p.Fuel != want || sum+p.Host-p.Beyond != want || p.Host == 0 && c.pairs[0] != "l" {
			t.Errorf("%s %q: functions %d and host %d less %d beyond make %d, judged %d", c.guest, c.pairs, sum, p.Host, p.Beyond, p.Fuel, want)
		}
		if ends := judged.Verdict; ends == judge.AC || ends == judge.WA {
			if p.Beyond != 0 {
				t.Errorf("%s %q: %d units are beyond a run that came to its end", c.guest, c.pairs, p.Beyond)
			}
		}
		if !strings.Contains(p.Functions[0].Name, c.top) {
			t.Errorf("%s %q: most was spent in %+v, want %q", c.guest, c.pairs, p.Functions[0], c.top)
		}
		again, err := j.Profile(t.Context(), judged)
		if err != nil || !reflect.DeepEqual(again, p) {
			t.Errorf("%s %q: the second profile is %+v, %v", c.guest, c.pairs, again, err)
		}
	}
}

// TestProfileOfAnotherJudgement: a profile is of the very runs or of none.
func TestProfileOfAnotherJudgement(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	judged, err := j.Judge(t.Context(), compiled(t, blobs, "sum.c", dataset(t, blobs, nil, "1 2", "3")), nil)
	if err != nil {
		t.Fatal(err)
	}
	judged.Runs[0].Fuel++
	if p, err := j.Profile(t.Context(), judged); err == nil {
		t.Errorf("a profile of runs that never were: %+v", p)
	}
}

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
		line  int    // the one that did
	}{
		{"mixed.c", []string{"w 100000", "216474736", "w 3", "5"}, "main", 15},
		{"mixed.c", []string{"w 10", "wrong"}, "", 11},
		{"mixed.c", []string{"l", ""}, "main", 20},
		{"mixed.c", []string{"m", ""}, "", 21},
		{"mixed.c", []string{"f", ""}, "", 26},
		{"mixed.c", []string{"x 7", ""}, "", 11},
		{"mixed.c", []string{"t", ""}, "", 11},
		{"depth.c", []string{"10000", "19998"}, "", 6},
		{"sum.c", []string{"1 2", "3"}, "", 6},
	} {
		d := small
		if c.guest != "mixed.c" {
			d = nil
		}
		judged, err := j.Judge(t.Context(), compiled(t, blobs, c.guest, dataset(t, blobs, d, c.pairs...)), nil)
		if err != nil {
			t.Fatal(err)
		}
		sources := Sources{Module: judged.Compile.Module, Files: []string{c.guest}}
		p, err := j.Profile(t.Context(), judged, sources)
		if err != nil {
			t.Errorf("%s %q: %v", c.guest, c.pairs, err)
			continue
		}
		lines := judge.Fuel(0)
		for _, l := range p.Lines {
			lines += l.Fuel
		}
		if lines > p.Fuel+p.Beyond || lines < p.Fuel/2 || p.Lines[0].File != c.guest || p.Lines[0].Line != c.line {
			t.Errorf("%s %q: of %d units the lines have %d, most of them %+v, want line %d", c.guest, c.pairs, p.Fuel, lines, p.Lines[0], c.line)
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
		if without, err := j.Profile(t.Context(), judged, Sources{}); err != nil || len(without.Lines) > 0 || !reflect.DeepEqual(without.Functions, p.Functions) {
			t.Errorf("%s %q: without lines: %+v, %v", c.guest, c.pairs, without, err)
		}
		again, err := j.Profile(t.Context(), judged, sources)
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
	if p, err := j.Profile(t.Context(), judged, Sources{}); err == nil {
		t.Errorf("a profile of runs that never were: %+v", p)
	}
}

package runner

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"assize/judge"
)

// TestOnlyWhatChangedIsRun judges again after all kinds of changes, and wants the
// runs that the change bears on to be made, no other, and the judgement to be
// the one that running everything comes to.
func TestOnlyWhatChangedIsRun(t *testing.T) {
	blobs := newBlobs(t)
	// A second worker would help where the first is slow, with runs that may not count
	// and go on when the judgement has ended.
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	var ran []int
	j.before = func(i int) { ran = append(ran, i+1) }
	four := []string{"1 2", "3", "2 2", "4", "5 5", "10", "7 1", "8"}
	judged := func(c judge.Compiled) (judge.Judgement, []int) {
		t.Helper()
		ran = nil
		result, err := j.Judge(t.Context(), c, nil)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(ran)
		return result, slices.Clone(ran)
	}
	// keep makes the blob of what a judgement came to.
	keep := func(result judge.Judgement, digest judge.Digest) judge.Digest {
		t.Helper()
		d, err := j.dataset(t.Context(), digest)
		if err != nil {
			t.Fatal(err)
		}
		e, err := judge.NewEarlier(result, d)
		if err != nil {
			t.Fatal(err)
		}
		b, err := e.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return put(t, blobs, b)
	}
	before := dataset(t, blobs, nil, four...)
	first, _ := judged(compiled(t, blobs, "sum.c", before))
	earlier := keep(first, before)
	old := first
	old.Rules = 0
	older := keep(old, before)
	broken := put(t, blobs, []byte(`{"format":1,"runs":"x"}`))
	absent := judge.DigestOf([]byte("nobody has stored this"))

	wrong := dataset(t, blobs, nil, "1 2", "3", "2 2", "5", "5 5", "10")
	failed, _ := judged(compiled(t, blobs, "sum.c", wrong))
	failedEarlier := keep(failed, wrong)
	if failed.Verdict != judge.WA || len(failed.Runs) != 2 {
		t.Fatalf("%+v", failed)
	}
	changed := func(at int, to string) []string {
		pairs := slices.Clone(four)
		pairs[at] = to
		return pairs
	}
	for _, c := range []struct {
		name    string
		guest   string
		change  func(*judge.Dataset)
		pairs   []string
		earlier judge.Digest
		ran     []int
		verdict judge.Verdict
	}{
		{"nothing", "sum.c", nil, four, earlier, nil, judge.AC},
		{"an input", "sum.c", nil, changed(4, "6 4"), earlier, []int{3}, judge.AC},
		{"an answer", "sum.c", nil, changed(3, "5"), earlier, []int{2}, judge.WA},
		{"one case less", "sum.c", nil, four[2:], earlier, nil, judge.AC},
		{"one case more", "sum.c", nil, append(slices.Clone(four), "1 1", "2"), earlier, []int{5}, judge.AC},
		{"names", "sum.c", func(d *judge.Dataset) {
			for i := range d.Cases {
				d.Cases[i].Name, d.Cases[i].Sample = fmt.Sprint("sample/", i), true
			}
		}, four, earlier, nil, judge.AC},
		{"the order", "sum.c", func(d *judge.Dataset) { slices.Reverse(d.Cases) }, four, earlier, nil, judge.AC},
		{"points", "sum.c", func(d *judge.Dataset) {
			d.Groups = []judge.TestGroup{{Name: "all", Points: 100, Cases: []string{"secret/01", "secret/04"}}}
		}, four, earlier, nil, judge.AC},
		{"the guard", "sum.c", func(d *judge.Dataset) { d.Limits.Wall = time.Minute }, four, earlier, nil, judge.AC},
		{"the program", "trap.c", nil, four[:2], earlier, []int{1}, judge.WA},
		{"the time limit", "sum.c", func(d *judge.Dataset) { d.Limits.Time = 3 * time.Second }, four, earlier, []int{1, 2, 3, 4}, judge.AC},
		{"the memory limit", "sum.c", func(d *judge.Dataset) { d.Limits.MemoryBytes = 64 << 20 }, four, earlier, []int{1, 2, 3, 4}, judge.AC},
		{"the output limit", "sum.c", func(d *judge.Dataset) { d.Limits.OutputBytes = 1 << 20 }, four, earlier, []int{1, 2, 3, 4}, judge.AC},
		{"the validator", "sum.c", func(d *judge.Dataset) { d.Validator.CaseSensitive = true }, four, earlier, []int{1, 2, 3, 4}, judge.AC},
		{"the rules", "sum.c", nil, four, older, []int{1, 2, 3, 4}, judge.AC},
		{"no earlier runs", "sum.c", nil, four, "", []int{1, 2, 3, 4}, judge.AC},
		{"unreadable earlier runs", "sum.c", nil, four, broken, []int{1, 2, 3, 4}, judge.AC},
		{"lost earlier runs", "sum.c", nil, four, absent, []int{1, 2, 3, 4}, judge.AC},
		{"still wrong", "sum.c", nil, []string{"1 2", "3", "2 2", "5", "5 5", "11"}, failedEarlier, nil, judge.WA},
		{"what was wrong", "sum.c", nil, []string{"1 2", "3", "2 2", "4", "5 5", "10"}, failedEarlier, []int{2, 3}, judge.AC},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := compiled(t, blobs, c.guest, dataset(t, blobs, c.change, c.pairs...))
			m.Judgement = "again"
			m.Earlier = c.earlier
			got, made := judged(m)
			m.Earlier = ""
			full, all := judged(m)
			if got.Verdict != c.verdict {
				t.Errorf("verdict %v, want %v", got.Verdict, c.verdict)
			}
			if !slices.Equal(made, c.ran) {
				t.Errorf("ran %v, want %v", made, c.ran)
			}
			if got.Reused != len(got.Runs)-len(made) {
				t.Errorf("%d reused of %d, and %d run", got.Reused, len(got.Runs), len(made))
			}
			got.Reused, got.JudgedAt, full.JudgedAt = 0, time.Time{}, time.Time{}
			if !reflect.DeepEqual(got, full) {
				t.Errorf("with earlier runs\n%+v\nand running %v\n%+v", got, all, full)
			}
		})
	}
}

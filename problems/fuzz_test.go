package problems

import (
	"archive/zip"
	"bytes"
	"errors"
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"assize/judge"
)

// fuzzLimits keep what a zip file may unpack to small.
var fuzzLimits = Limits{Files: 100, FileBytes: 1 << 20, TotalBytes: 4 << 20, ArchiveBytes: 1 << 20, Ratio: 200}

// FuzzLoadZip feeds anything as a zipped package: findings, or a package that is
// the same when it is zipped and loaded again.
func FuzzLoadZip(f *testing.F) {
	for _, files := range []fstest.MapFS{good(), {"problem.yaml": {Data: []byte("name: x\n")}}, {}} {
		whole := archive(f, files)
		f.Add(whole)
		f.Add(whole[:len(whole)/2])
		for _, at := range []int{6, 8, len(whole) / 3, len(whole) - 30, len(whole) - 12} {
			if at < 0 || at >= len(whole) {
				continue
			}
			damaged := slices.Clone(whole)
			damaged[at] ^= 0x11
			f.Add(damaged)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := LoadZip(bytes.NewReader(b), int64(len(b)), fuzzLimits)
		if err != nil {
			wantFindings(t, err)
			return
		}
		again(t, p)
	})
}

// FuzzMetadata feeds anything as the problem.yaml of a package that is good
// otherwise.
func FuzzMetadata(f *testing.F) {
	for _, s := range []string{
		string(good()["problem.yaml"].Data), "", "name: [", "name: &a [*a]\n", "limits: {time_limit: 1e309, memory: -1, output: 9999999999}\n",
		"problem_format_version: 2025-09\nname: {en: A, de: B}\ntype: [scoring, interactive]\nuuid: 0\nlimits:\n  time_limit: .inf\n",
		"problem_format_version: legacy\nname: A\nvalidation: custom interactive\nvalidator_flags: float_tolerance nan\n",
		"? [a, b]\n: c\n", "<<: {name: x}\nname: y\n", "name: !!binary eA==\nlicense: cc0\nkeywords: [1, 2]\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		files := maps.Clone(good())
		files["problem.yaml"] = &fstest.MapFile{Data: []byte(text)}
		p, err := Load(files)
		if err != nil {
			wantFindings(t, err)
			return
		}
		again(t, p)
	})
}

// wantFindings wants an error that names the file.
func wantFindings(t *testing.T, err error) {
	t.Helper()
	var one Finding
	if !errors.As(err, &one) || one.File == "" || one.Message == "" {
		t.Errorf("%T: %v is no finding", err, err)
	}
}

// again wants the same package of its own zip file, and limits that a runner can
// keep.
func again(t *testing.T, p *Package) {
	t.Helper()
	limits := p.Limits.OrDefault()
	if limits.Time <= 0 || limits.MemoryBytes <= 0 || limits.OutputBytes <= 0 || limits.Fuel(judge.CurrentCostTable, 1) <= 0 {
		t.Errorf("limits %+v", limits)
	}
	var out bytes.Buffer
	if err := p.WriteZip(&out); err != nil {
		// A file that is damaged is found when it is read, and the error names it.
		wantFindings(t, err)
		return
	}
	q, err := LoadZip(bytes.NewReader(out.Bytes()), int64(out.Len()), DefaultLimits)
	if err != nil {
		t.Fatalf("its own zip file: %v", err)
	}
	a, errA := p.Digest()
	b, errB := q.Digest()
	if a != b || errA != nil || errB != nil {
		t.Errorf("digest %s (%v), of its own zip file %s (%v)", a, errA, b, errB)
	}
}

func archive(tb testing.TB, files fstest.MapFS) []byte {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create("jars/" + name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write(files[name].Data); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

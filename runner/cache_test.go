package runner

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/internal/guest"
	"assize/runner/sandbox"
	"assize/runner/wasm"
)

func cacheFolder(t *testing.T) string { return filepath.Join(shared(t), "cache") }

// files lists the files below a folder.
func files(t *testing.T, dir string) (list []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, path)
		}
		return skipMissing(err)
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// sums loads sum.c into a worker of p and runs it.
func sums(t *testing.T, p *Pool) {
	t.Helper()
	w := acquire(t, p)
	defer w.Release()
	load(t, w, "sum.c")
	if o, printed, _ := runIn(t, w, defaults(), Input{Bytes: []byte("1 2")}); o.Exit != sandbox.ExitCode || printed != "3\n" {
		t.Errorf("%+v, printed %q", o, printed)
	}
}

func TestCacheKeepsCode(t *testing.T) {
	dir := cacheFolder(t)
	for range 3 {
		p := newPool(t, PoolConfig{Workers: 2, CacheDir: dir})
		sums(t, p)
		p.Close()
	}
	code, index, outlines := files(t, filepath.Join(dir, codeDir)), files(t, filepath.Join(dir, indexDir)), files(t, filepath.Join(dir, outlinesDir))
	if len(code) != 1 || len(index) != 1 || len(outlines) != 1 {
		t.Errorf("code %q, index %q, outlines %q; want one file each", code, index, outlines)
	}
	if left := files(t, filepath.Join(dir, incomingDir)); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
	if os.Geteuid() == 0 {
		if info, err := os.Stat(code[0]); err != nil || info.Mode() != 0o644 {
			t.Errorf("%v, %v; want a file that workers can read and not write", info.Mode(), err)
		}
	}
}

// TestSpoiltCacheHeals spoils code, outline and index in every way that a disk or a crash
// may, under a pool that knows the entry and before one that does not.
func TestSpoiltCacheHeals(t *testing.T) {
	dir := cacheFolder(t)
	p := newPool(t, PoolConfig{Workers: 1, CacheDir: dir})
	sums(t, p)
	code, index := files(t, filepath.Join(dir, codeDir))[0], files(t, filepath.Join(dir, indexDir))[0]
	outline := files(t, filepath.Join(dir, outlinesDir))[0]
	good, err := os.ReadFile(code)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := os.ReadFile(outline)
	if err != nil {
		t.Fatal(err)
	}
	redrawn := append([]byte(nil), drawn...)
	redrawn[len(redrawn)-1] ^= 1
	write := func(path string, b []byte) error { return os.WriteFile(path, b, 0o644) }
	flip := func(at int) []byte {
		b := append([]byte(nil), good...)
		b[at] ^= 0x10
		return b
	}
	for name, spoil := range map[string]func() error{
		"empty code":         func() error { return write(code, nil) },
		"half of the code":   func() error { return write(code, good[:len(good)/2]) },
		"last byte missing":  func() error { return write(code, good[:len(good)-1]) },
		"a function's place": func() error { return write(code, flip(len("WAZEVO")+20)) },
		"an instruction":     func() error { return write(code, flip(len(good)/2)) },
		"text":               func() error { return write(code, []byte("no code")) },
		"no code":            func() error { return os.Remove(code) },
		"a folder":           func() error { return errors.Join(os.Remove(code), os.Mkdir(code, 0o755)) },
		"a link":             func() error { return errors.Join(os.Remove(code), os.Symlink("/etc/passwd", code)) },
		"empty outline":      func() error { return write(outline, nil) },
		"half an outline":    func() error { return write(outline, drawn[:len(drawn)/2]) },
		"another outline":    func() error { return write(outline, redrawn) },
		"no outline":         func() error { return os.Remove(outline) },
		"an outline's link":  func() error { return errors.Join(os.Remove(outline), os.Symlink("/etc/passwd", outline)) },
		"an older index": func() error {
			return write(index, fmt.Appendf(nil, `{"code":%q,"bytes":%d,"sum":"%x"}`, strings.TrimPrefix(code, filepath.Join(dir, codeDir)+"/"), len(good), sha256.Sum256(good)))
		},
		"empty index":       func() error { return write(index, nil) },
		"half of the index": func() error { return write(index, []byte(`{"code":"wazero`)) },
		"index points out":  func() error { return write(index, []byte(`{"code":"../../../etc/passwd"}`)) },
		"no index":          func() error { return os.Remove(index) },
	} {
		t.Run(name, func(t *testing.T) {
			if err := spoil(); err != nil {
				t.Fatal(err)
			}
			fresh := newPool(t, PoolConfig{Workers: 1, CacheDir: dir})
			sums(t, fresh)
			fresh.Close()
			if b, err := os.ReadFile(code); err != nil || len(b) != len(good) {
				t.Errorf("afterwards the code has %d bytes, %v; want %d", len(b), err, len(good))
			}
			if b, err := os.ReadFile(outline); err != nil || !bytes.Equal(b, drawn) {
				t.Errorf("afterwards the outline has %d bytes, %v; want the %d as before", len(b), err, len(drawn))
			}
		})
	}
	// Under a pool that has checked it: the engine notices, or it is gone.
	for _, spoil := range []func() error{
		func() error { return write(code, flip(len(good)/2)) },
		func() error { return os.Remove(code) },
		func() error { return write(outline, redrawn) },
		func() error { return write(outline, drawn[:len(drawn)/2]) },
		func() error { return os.Remove(outline) },
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		w := acquire(t, p)
		_ = w.broken(nil) // the next one has nothing in memory
		w.Release()
		sums(t, p)
	}
}

// TestRejectedModuleLeavesNothing has one that compiles and is no command before one that
// is, in the same compiler.
func TestRejectedModuleLeavesNothing(t *testing.T) {
	p := newPool(t, PoolConfig{Workers: 1, CacheDir: cacheFolder(t)})
	m := &wasm.Module{Types: []wasm.FuncType{{}}, Funcs: []uint32{0}, Memory: &wasm.Limits{Min: 1},
		Exports: []wasm.Export{{Name: "run", Kind: wasm.KindFunc}}, Code: []wasm.Body{{Code: []byte{byte(wasm.OpEnd)}}}}
	module := m.Append(nil)
	w := acquire(t, p)
	var rejection *fuel.Rejection
	if _, err := w.Load(t.Context(), judge.DigestOf(module), guest.File(t, module)); !errors.As(err, &rejection) {
		t.Errorf("%v, want a rejection", err)
	}
	w.Release()
	starts := p.starts.Load()
	sums(t, p)
	if p.starts.Load() != starts {
		t.Error("a process has been replaced")
	}
}

// TestCacheIsShared has two pools on one folder, each with all workers at once.
func TestCacheIsShared(t *testing.T) {
	dir := cacheFolder(t)
	guests := []string{"sum.c", "echo.c", "work.c", "mixed.c", "exit3.c"}
	var wg sync.WaitGroup
	for range 2 {
		p := newPool(t, PoolConfig{Workers: 3, CacheDir: dir})
		for range 3 {
			wg.Go(func() {
				for _, i := range rand.Perm(len(guests)) {
					w, err := p.Acquire(t.Context())
					if err != nil {
						t.Error(err)
						return
					}
					module := guest.Module(t, guests[i])
					f, err := os.Open(guest.File(t, module).Name())
					if err == nil {
						_, err = w.Load(t.Context(), judge.DigestOf(module), f)
						f.Close()
					}
					if err != nil {
						t.Error(err)
					}
					w.Release()
				}
			})
		}
	}
	wg.Wait()
	if n := len(files(t, filepath.Join(dir, codeDir))); n != len(guests) {
		t.Errorf("%d files of code, want %d", n, len(guests))
	}
}

// filler fills a cache with module after module until it is killed.
func filler(dir, module string) int {
	p, err := NewPool(PoolConfig{Workers: 1, CacheDir: dir})
	if err == nil {
		var b []byte
		b, err = os.ReadFile(module)
		fmt.Println("ready")
		for i := 0; err == nil; i++ {
			err = fill(p, dir, fmt.Appendf(append([]byte(nil), b...), "\x00%c\x03abc%016d", 20, i)) // a custom section
		}
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// fill loads a module; its file is beside the cache, where it goes with it.
func fill(p *Pool, cache string, module []byte) error {
	f, err := os.CreateTemp(filepath.Dir(cache), "module-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err := f.Write(module); err != nil {
		return err
	}
	w, err := p.Acquire(context.Background())
	if err != nil {
		return err
	}
	defer w.Release()
	_, err = w.Load(context.Background(), judge.DigestOf(module), f)
	return err
}

// TestKilledWhileFillingTheCache kills a process that compiles, at any time, and
// opens its cache.
func TestKilledWhileFillingTheCache(t *testing.T) {
	dir := cacheFolder(t)
	module := guest.File(t, guest.Module(t, "exit3.c")).Name()
	for i := range 6 {
		cmd := exec.Command("/proc/self/exe", "filler", dir, module)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var word string
		if _, err := fmt.Fscan(out, &word); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(100)) * time.Millisecond) // anywhere in its work
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed
		p := newPool(t, PoolConfig{Workers: 1, CacheDir: dir})
		sums(t, p)
		if err := fill(p, dir, fmt.Appendf(guest.Module(t, "exit3.c"), "\x00%c\x03abc%016d", 20, i)); err != nil {
			t.Error(err)
		}
		p.Close()
		if left := files(t, filepath.Join(dir, incomingDir)); len(left) > 0 {
			t.Errorf("%q is left", left)
		}
	}
}

func TestPruneRemovesTheOldest(t *testing.T) {
	dir, outside := cacheFolder(t), t.TempDir()
	c, err := openCache(dir, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	engine := filepath.Join(dir, codeDir, "wazero-v0-amd64-linux")
	if err := os.Mkdir(engine, 0o755); err != nil {
		t.Fatal(err)
	}
	age := time.Now()
	for i := range 10 { // 9 is the oldest
		for _, d := range []string{engine, outside} {
			path := filepath.Join(d, fmt.Sprint(i))
			if err := os.WriteFile(path, make([]byte, 1000), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(path, age, age.Add(-time.Duration(i)*time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.Symlink(outside, filepath.Join(dir, codeDir, "wazero-way-out")); err != nil {
		t.Fatal(err)
	}
	count := func(dir string) (n int) {
		for _, path := range files(t, dir) {
			if !strings.HasSuffix(path, "way-out") {
				n++
			}
		}
		return n
	}
	if err := c.prune(); err != nil || count(engine) != 10 {
		t.Errorf("within the limit: %d files, %v; want all 10", count(engine), err)
	}
	c.limit = 8000
	if err := c.prune(); err != nil {
		t.Fatal(err)
	}
	if n := count(engine); n != 6 {
		t.Errorf("over the limit: %d files are left, want 6", n)
	}
	for i := range 6 {
		if _, err := os.Stat(filepath.Join(engine, fmt.Sprint(i))); err != nil {
			t.Errorf("a young file is gone: %v", err)
		}
	}
	if n := count(outside); n != 10 {
		t.Errorf("%d files outside are left, want 10", n)
	}
}

package toolchains

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"assize/judge"
)

// An installed toolchain is <data>/toolchains/<id>/ with
//
//	root/           the container's root file system
//	runtime.wasm    the interpreter, for a language that has one
//	installed.json  what it was made from
//	digest          for people and scripts: Toolchain.Digest at that time
//
// It is made aside and renamed, so that it is whole wherever it exists.

type installed struct {
	Recipe      judge.Digest `json:"recipe"`            // of the script and the shims that made the root
	Tree        judge.Digest `json:"tree"`              // of the root
	Runtime     judge.Digest `json:"runtime,omitempty"` // of runtime.wasm
	InstalledAt time.Time    `json:"installed_at"`
}

func folder(dataDir string, id judge.LanguageID) string {
	return filepath.Join(dataDir, "toolchains", string(id))
}

// Open returns one installed toolchain. The error has the code NotFound for a
// language that does not exist and Unsupported for one that is not installed, or
// was installed by a recipe that is not this program's.
func Open(dataDir string, id judge.LanguageID) (Toolchain, error) {
	t, err := load(id)
	if err != nil {
		return t, err
	}
	recipe, err := recipeDigest(t.source())
	if err != nil {
		return t, err
	}
	absolute, err := filepath.Abs(folder(dataDir, t.source()))
	if err != nil {
		return t, fmt.Errorf("open toolchain %s: %w", id, err)
	}
	// Several sites may share the toolchains of one by a link; the root of a
	// container must not be reached by one.
	if resolved, err := filepath.EvalSymlinks(absolute); err == nil {
		absolute = resolved
	}
	text, err := os.ReadFile(filepath.Join(absolute, "installed.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return t, judge.E(judge.Unsupported, fmt.Sprintf("language %q is not installed (assize toolchain install %s)", id, id))
	}
	if err != nil {
		return t, fmt.Errorf("open toolchain %s: %w", id, err)
	}
	var have installed
	if err := json.Unmarshal(text, &have); err != nil {
		return t, fmt.Errorf("open toolchain %s: %s/installed.json: %w", id, absolute, err)
	}
	if have.Recipe != recipe {
		return t, judge.E(judge.Unsupported, fmt.Sprintf("language %q was installed by another version of assize (assize toolchain install %s)", id, id))
	}
	var manifest []byte // a variant's is both
	for _, folder := range slices.Compact([]judge.LanguageID{id, t.source()}) {
		text, err := fs.ReadFile(folders, string(folder)+"/toolchain.toml")
		if err != nil {
			return t, fmt.Errorf("open toolchain %s: %w", id, err)
		}
		manifest = append(manifest, text...)
	}
	t.Root = filepath.Join(absolute, "root")
	t.Digest = judge.DigestOf(fmt.Appendf(nil, "%s\n%s\n%s", have.Tree, judge.DigestOf(manifest), recipe))
	if t.Interpreted() {
		t.RuntimeFile, t.RuntimeDigest = filepath.Join(absolute, runtimeFile), have.Runtime
		t.Digest = judge.DigestOf(fmt.Appendf(nil, "%s\n%s", t.Digest, have.Runtime))
	}
	return t, nil
}

// Installed returns the toolchains that are installed in dataDir and the ids of
// those that are not.
func Installed(dataDir string) (have []Toolchain, missing []judge.LanguageID, err error) {
	all, err := All()
	if err != nil {
		return nil, nil, err
	}
	for _, t := range all {
		t, err := Open(dataDir, t.ID)
		switch {
		case judge.CodeOf(err) == judge.Unsupported:
			missing = append(missing, t.ID)
		case err != nil:
			return nil, nil, err
		default:
			have = append(have, t)
		}
	}
	return have, missing, nil
}

// Install installs one toolchain into dataDir, or returns at once where it is
// there already. What the script has to say goes to progress, line by line with
// the language before it; all that it printed is in LogFile. Two installations
// of one language wait for each other. One that was cut short leaves nothing
// that counts; the next one goes on from the downloads and the stages (lib.sh)
// that it had finished. A failure is kept for LastFailure.
//
// snapshot makes the snapshots of interpreters (see Runtime.Snapshot).
func Install(ctx context.Context, dataDir string, id judge.LanguageID, progress io.Writer, snapshot Snapshot) error {
	t, err := Open(dataDir, id)
	if judge.CodeOf(err) != judge.Unsupported {
		return err
	}
	if t.Base != "" {
		return Install(ctx, dataDir, t.Base, progress, snapshot)
	}
	top := filepath.Join(dataDir, "toolchains")
	cache := filepath.Join(dataDir, "cache", "downloads")
	for _, dir := range []string{dataDir, top, cache} {
		// Others may pass through, so that the mapped users of the containers
		// reach the roots, and may not list.
		if err := os.MkdirAll(dir, 0o711); err != nil {
			return fmt.Errorf("install toolchain %s: %w", id, err)
		}
	}
	unlock, err := lock(lockFile(dataDir, id))
	if err != nil {
		return fmt.Errorf("install toolchain %s: %w", id, err)
	}
	defer unlock()
	if _, err = Open(dataDir, id); judge.CodeOf(err) != judge.Unsupported {
		return err
	}
	start := time.Now()
	err = install(ctx, dataDir, cache, id, progress, snapshot)
	if err = errors.Join(err, record(ctx, dataDir, id, err)); err != nil {
		return fmt.Errorf("install toolchain %s: %w", id, err)
	}
	fmt.Fprintf(progress, "%s: installed in %.0f s\n", id, time.Since(start).Seconds())
	return nil
}

// install is Install under the language's lock.
func install(ctx context.Context, dataDir, cache string, id judge.LanguageID, progress io.Writer, snapshot Snapshot) error {
	recipe, err := recipeDigest(id)
	if err != nil {
		return err
	}
	top := filepath.Join(dataDir, "toolchains")
	work := filepath.Join(top, fmt.Sprintf(".%s.work-%.12s", id, recipe))
	leftovers, err := filepath.Glob(filepath.Join(top, "."+string(id)+".work-*"))
	if err != nil {
		return err
	}
	for _, dir := range leftovers {
		if dir == work { // an installation by this recipe was cut short
			continue
		}
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	if err := build(ctx, work, cache, LogFile(dataDir, id), id, progress); err != nil {
		return err
	}
	runtime, err := makeRuntime(ctx, filepath.Join(work, "new"), id, snapshot)
	if err != nil {
		return err
	}
	if err := publish(work, dataDir, id, runtime); err != nil {
		return err
	}
	return os.RemoveAll(work)
}

// build runs the install script. It leaves work/new/root; work/scratch is what
// earlier tries have left.
func build(ctx context.Context, work, cache, log string, id judge.LanguageID, progress io.Writer) error {
	recipe, fresh, scratch := filepath.Join(work, "recipe"), filepath.Join(work, "new"), filepath.Join(work, "scratch")
	root := filepath.Join(fresh, "root")
	if err := errors.Join(os.RemoveAll(recipe), os.RemoveAll(fresh)); err != nil {
		return err
	}
	for _, dir := range []string{root, scratch, filepath.Dir(log)} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	if err := os.CopyFS(recipe, folders); err != nil {
		return err
	}
	all, err := os.Create(log)
	if err != nil {
		return err
	}
	defer all.Close()
	said, says, err := os.Pipe()
	if err != nil {
		return err
	}
	defer said.Close()
	cmd := exec.CommandContext(ctx, "bash", filepath.Join(recipe, string(id), "install"))
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.ExtraFiles = scratch, all, all, []*os.File{says}
	cmd.Env = append(environment(), "ROOT="+root, "RECIPE="+filepath.Join(recipe, string(id)), "LIB="+recipe, "CACHE="+cache,
		"SCRATCH="+scratch, "PROGRESS=3")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	err = cmd.Start()
	says.Close()
	if err != nil {
		return err
	}
	relayed := make(chan struct{})
	go func() {
		defer close(relayed)
		for lines := bufio.NewScanner(said); lines.Scan(); {
			fmt.Fprintf(progress, "%s: %s\n", id, lines.Text())
			fmt.Fprintf(all, "== %s\n", lines.Text())
		}
	}()
	err = cmd.Wait()
	said.SetReadDeadline(time.Now()) // whatever a daemon of the script's holds open
	<-relayed
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%w; the last lines of %s:\n%s", err, log, lastLines(log, 8))
	}
	return nil
}

// publish gives work/new its name.
func publish(work, dataDir string, id judge.LanguageID, runtime judge.Digest) error {
	fresh, final := filepath.Join(work, "new"), folder(dataDir, id)
	recipe, err := recipeDigest(id)
	if err != nil {
		return err
	}
	store := filepath.Join(dataDir, "toolchains", ".files")
	unlock, err := lock(store + ".lock") // against another language's sweepFiles
	if err != nil {
		return err
	}
	defer unlock()
	t, err := load(id)
	if err != nil {
		return err
	}
	tree, err := treeDigest(filepath.Join(fresh, "root"), store, t.Caches)
	if err != nil {
		return err
	}
	record, err := json.MarshalIndent(installed{Recipe: recipe, Tree: tree, Runtime: runtime, InstalledAt: time.Now().UTC().Truncate(time.Second)}, "", "  ")
	if err != nil {
		return err
	}
	err = errors.Join(
		os.WriteFile(filepath.Join(fresh, "installed.json"), append(record, '\n'), 0o644),
		os.WriteFile(filepath.Join(fresh, "digest"), []byte(tree+"\n"), 0o644),
		os.Chmod(fresh, 0o711),
	)
	if err != nil {
		return err
	}
	syscall.Sync() // hundreds of megabytes in thousands of files: cheaper than file by file
	// Containers that are running keep what they have mounted.
	if err := os.Rename(final, filepath.Join(work, "old")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, final); err != nil {
		return err
	}
	return sweepFiles(store)
}

// lock waits for the lock file, which the kernel frees with the process.
func lock(name string) (unlock func(), err error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		f.Close()
		return nil, fmt.Errorf("lock %s: %w", name, err)
	}
	return func() { f.Close() }, nil
}

// environment is this process's own without what would steer a build: a make
// that assize is called from hands its flags on to every make below it.
func environment() []string {
	return slices.DeleteFunc(os.Environ(), func(s string) bool {
		name, _, _ := strings.Cut(s, "=")
		switch name {
		case "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "CC", "CXX", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS", "RUSTFLAGS":
			return true
		}
		return false
	})
}

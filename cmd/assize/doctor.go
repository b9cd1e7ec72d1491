package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"assize/blob"
	"assize/compiler"
	"assize/gateway"
	"assize/judge"
	"assize/runner/sandbox"
	"assize/toolchains"
)

// runDoctor looks at everything that a site needs, changes nothing, and exits
// with 1 where something is missing.
func runDoctor(ctx context.Context, env *env, args []string) error {
	var s settings
	if _, err := parse(env, "doctor", args, func(f *flag.FlagSet) {
		s.dataFlag(env, f)
		s.isolationFlag(env, f)
		s.databaseFlag(env, f)
		s.redisFlag(env, f)
	}); err != nil {
		return err
	}
	findings := examine(ctx, &s)
	missing := 0
	for _, f := range findings {
		mark := "ok      "
		switch {
		case f.OK:
		case f.Optional:
			mark = "without "
		default:
			mark = "MISSING "
			missing++
		}
		fmt.Fprintf(env.stdout, "%s%s\n", mark, f.What)
		if !f.OK && f.Help != "" {
			fmt.Fprintf(env.stdout, "        %s\n", strings.ReplaceAll(f.Help, "\n", "\n        "))
		}
	}
	if missing > 0 {
		fmt.Fprintf(env.stdout, "\n%d of %d are missing. On Debian 12, as root, 'make setup' installs them.\n", missing, len(findings))
		return exitCode(1)
	}
	return nil
}

// examine looks at this machine as one that runs a whole site.
func examine(ctx context.Context, s *settings) []gateway.Finding {
	findings := append(checkStores(s), checkCompiler(ctx, s)...)
	return append(append(findings, checkRunner()...), checkDisk(s.data))
}

func checkStores(s *settings) []gateway.Finding {
	postgres := gateway.Finding{OK: s.database != "", What: "PostgreSQL: DATABASE_URL is given"}
	if !postgres.OK {
		found, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
		postgres.OK = err == nil && len(found) > 0
		postgres.What = "PostgreSQL, for 'assize up' to run: " + strings.Join(found, ", ")
		postgres.Help = "apt-get install postgresql, or give a DATABASE_URL"
	}
	redis := gateway.Finding{OK: s.redis != "", What: "Redis: REDIS_URL is given"}
	if !redis.OK {
		path, err := exec.LookPath("redis-server")
		if err != nil {
			path, err = exec.LookPath("valkey-server")
		}
		redis.OK = err == nil
		redis.What = "Redis, for 'assize up' to run: " + path
		redis.Help = "apt-get install redis-server, or give a REDIS_URL"
	}
	return []gateway.Finding{postgres, redis}
}

func checkCompiler(ctx context.Context, s *settings) []gateway.Finding {
	data := s.data
	isolation := gateway.Finding{OK: true}
	inForce, err := compiler.CheckIsolation(ctx, s.isolation)
	switch {
	case err != nil:
		isolation.OK, isolation.What, isolation.Help = false, fmt.Sprintf("isolation of compiles (--isolation %s)", s.isolation), err.Error()
	case inForce == compiler.Bwrap:
		isolation.What = "isolation of compiles: bubblewrap, which is weaker than runc:\n        " + strings.Join(inForce.Weaknesses(), "\n        ")
	default:
		isolation.What = fmt.Sprintf("isolation of compiles: runc with user namespace, cgroups (%s) and seccomp", compiler.CgroupLayout())
	}
	findings := []gateway.Finding{isolation}
	if err != nil && s.isolation == compiler.Runc {
		if _, err := compiler.CheckIsolation(ctx, compiler.Bwrap); err == nil {
			findings = append(findings, gateway.Finding{OK: true, Optional: true, What: "bubblewrap would work: --isolation bwrap, which is weaker:\n        " +
				strings.Join(compiler.Bwrap.Weaknesses(), "\n        ")})
		}
	}
	have, missing, err := toolchains.Installed(data)
	if err != nil {
		return append(findings, gateway.Finding{What: "toolchains in " + data, Help: err.Error()})
	}
	for _, t := range have {
		findings = append(findings, gateway.Finding{OK: true, What: fmt.Sprintf("toolchain %s: %s", t.ID, t.Name)})
	}
	for _, id := range missing {
		findings = append(findings, missingToolchain(data, id))
	}
	if isolation.OK && len(have) > 0 {
		compile := gateway.Finding{OK: true, What: fmt.Sprintf("a compile under %s, of an accepted example in %s", inForce, have[0].Name)}
		if err := tryCompile(ctx, data, inForce, have[0]); err != nil {
			compile.OK, compile.Help = false, err.Error()
		}
		findings = append(findings, compile)
	}
	return findings
}

// missingToolchain says why a language is not there. A site runs without those
// that are installed beside it.
func missingToolchain(data string, id judge.LanguageID) gateway.Finding {
	f := gateway.Finding{What: fmt.Sprintf("toolchain %s", id), Help: fmt.Sprintf("assize toolchain install %s", id)}
	first, err := firstLanguages()
	if err != nil {
		f.Help = err.Error()
		return f
	}
	if f.Optional = !slices.Contains(first, id); f.Optional {
		f.Help += ", or wait: 'assize up' installs it beside the running site"
	}
	busy, err := toolchains.Installing(data, id)
	if err != nil {
		f.Help = err.Error()
		return f
	}
	if busy {
		f.Help = "it is being installed: " + toolchains.LogFile(data, id)
		return f
	}
	failure, err := toolchains.LastFailure(data, id)
	switch {
	case err != nil:
		f.Help = err.Error()
	case failure != nil:
		f.Help = fmt.Sprintf("could not be installed, %d times, last at %s: %s\n%s", failure.Tries, failure.At.Format(time.RFC3339), failure.Message, f.Help)
	}
	return f
}

// tryCompile compiles one of the language's accepted examples: what looks
// complete may still not work, in a container inside another one for example.
func tryCompile(ctx context.Context, data string, isolation compiler.Isolation, t toolchains.Toolchain) (err error) {
	examples, err := t.Examples()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(examples, func(e toolchains.Example) bool { return e.Want == judge.AC })
	if i < 0 {
		return fmt.Errorf("%s has no accepted example", t.ID)
	}
	scratch, err := os.MkdirTemp("", "assize-doctor-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	if err := os.Chmod(scratch, 0o711); err != nil {
		return err
	}
	blobs, err := blob.NewDir(filepath.Join(scratch, "blobs"))
	if err != nil {
		return err
	}
	c, err := compiler.New(ctx, compiler.Config{DataDir: data, Dir: filepath.Join(scratch, "compiler"), Isolation: isolation}, blobs)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	request := compiler.Request{Language: t.ID}
	for _, f := range examples[i].Files {
		request.Files = append(request.Files, compiler.File{Name: f.Name, Content: f.Content})
	}
	result, err := c.Compile(ctx, request)
	if err == nil && !result.OK {
		err = fmt.Errorf("%s does not compile: %s %s", examples[i].Name, result.Reason, result.Diagnostics)
	}
	return err
}

func checkRunner() []gateway.Finding {
	engine := gateway.Finding{
		OK:   runtime.GOOS == "linux" && (runtime.GOARCH == "amd64" || runtime.GOARCH == "arm64"),
		What: "engine: wazero's compiler on " + runtime.GOOS + "/" + runtime.GOARCH,
		Help: "programs run on linux/amd64 and linux/arm64",
	}
	findings := []gateway.Finding{engine}
	for _, f := range sandbox.Features() {
		findings = append(findings, gateway.Finding{OK: f.Available, What: "worker confinement: " + f.Name, Help: f.Detail, Optional: true})
	}
	return findings
}

// minFreeBytes is what a site needs for a contest with some thousands of
// submissions, its database and its queues.
const minFreeBytes = 2 << 30

func checkDisk(data string) gateway.Finding {
	dir := data
	for {
		if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) || dir == "/" {
			break
		}
		dir = filepath.Dir(dir)
	}
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return gateway.Finding{What: "disk below " + data, Help: err.Error()}
	}
	free := int64(fs.Bavail) * fs.Bsize
	return gateway.Finding{OK: free >= minFreeBytes, What: fmt.Sprintf("disk: %.1f GiB free for %s", float64(free)/(1<<30), data), Help: "make at least 2 GiB free"}
}

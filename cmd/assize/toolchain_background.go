package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"

	"assize/judge"
	"assize/toolchains"
)

// retryAfter is how long a language that could not be installed is left alone,
// by the number of tries of this process.
func retryAfter(tries int) time.Duration {
	return min(time.Minute<<min(tries-1, 10), time.Hour)
}

// installRest installs the languages that are missing, one at a time and with
// low priority, until none is. The services look at what is installed whenever
// they need a language, so nobody has to be told. A language that fails is tried
// again later; its trouble is logged when it is new.
func installRest(ctx context.Context, data string, log *slog.Logger) error {
	log = log.With("service", "toolchains")
	type trouble struct {
		tries   int
		next    time.Time
		message string
	}
	failed := map[judge.LanguageID]trouble{}
	for {
		_, missing, err := toolchains.Installed(data)
		if err != nil {
			return err
		}
		if len(missing) == 0 {
			return nil
		}
		id := missing[0]
		for _, other := range missing { // the one that has waited for longest
			if failed[other].next.Before(failed[id].next) {
				id = other
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Until(failed[id].next)):
		}
		log.Info("installing a language", "language", id, "missing", len(missing))
		start := time.Now()
		err = installAside(ctx, data, id)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil {
			log.Info("a language is ready", "language", id, "seconds", int(time.Since(start).Seconds()))
			delete(failed, id)
			continue
		}
		t := failed[id]
		t.tries++
		wait := retryAfter(t.tries)
		t.next = time.Now().Add(wait)
		message := err.Error()
		if f, err := toolchains.LastFailure(data, id); err == nil && f != nil {
			message = f.Message
		}
		if message != t.message {
			t.message = message
			log.Error("a language could not be installed", "language", id, "error", message, "log", toolchains.LogFile(data, id), "retry_after", wait)
		}
		failed[id] = t
	}
}

// installAside installs one language in a process of its own, niced, that ends
// with this one.
func installAside(ctx context.Context, data string, id judge.LanguageID) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	// The kernel ties the process to the thread that starts it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	cmd := exec.CommandContext(ctx, "nice", "-n", "15", self, "toolchain", "install", "--data", data, string(id))
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM, Setpgid: true}
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 10 * time.Second
	if err := cmd.Run(); err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("install %s: %w", id, err)
	}
	return ctx.Err()
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"assize/blob"
	"assize/judge"
	"assize/runner"
)

// runReceipt prints the receipt of a submission's judgement, as the site gives it.
func runReceipt(ctx context.Context, env *env, args []string) error {
	var conn connection
	ids, err := parse(env, "receipt", args, func(f *flag.FlagSet) { conn.flags(env, f) })
	if err != nil {
		return err
	}
	if len(ids) != 1 {
		return usageError{"needs the id of one submission"}
	}
	c, err := conn.client()
	if err != nil {
		return err
	}
	receipt, err := c.Receipt(ctx, ids[0])
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(env.stdout)
	encoder.SetIndent("", "  ")
	return encoder.Encode(receipt)
}

// replayDiffers is the exit status for a receipt that does not hold.
const replayDiffers exitCode = 3

// runReplay runs a judgement again from its receipt. It exits with 0 where it
// comes to the same, with 3 where it does not, and with 1 where it cannot be run
// here.
func runReplay(ctx context.Context, env *env, args []string) (err error) {
	var s settings
	paths, err := parse(env, "replay", args, func(f *flag.FlagSet) {
		s.dataFlag(env, f)
		s.blobFlags(env, f)
		s.workersFlag(f)
	})
	if err != nil {
		return err
	}
	if len(paths) != 1 {
		return usageError{"needs one receipt, in a file or - for standard input"}
	}
	receipt, err := readReceipt(env, paths[0])
	if err != nil {
		return err
	}
	data, err := openData(s.data)
	if err != nil {
		return err
	}
	blobs, clean, err := s.replayBlobs(data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, clean()) }()
	pool, err := runner.NewPool(poolConfig(data, s.workers))
	if err != nil {
		return err
	}
	defer pool.Close()
	again, err := runner.NewJudge(pool, blobs).Replay(ctx, receipt)
	if err != nil {
		return err
	}
	differences := receipt.Differences(again)
	if len(differences) == 0 {
		_, err := fmt.Fprintf(env.stdout, "equal: %v, %d test cases, fuel %d, memory %d bytes (judged by %s, run again by %s)\n",
			again.Verdict, len(again.Runs), again.Fuel, again.MemoryBytes, receipt.Engine, again.Engine)
		return err
	}
	for _, d := range differences {
		if _, err := fmt.Fprintln(env.stdout, d); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintf(env.stdout, "not equal: %d differences\n", len(differences)); err != nil {
		return err
	}
	return replayDiffers
}

func readReceipt(env *env, path string) (judge.Receipt, error) {
	var b []byte
	var err error
	if path == "-" {
		b, err = io.ReadAll(env.stdin)
	} else {
		b, err = os.ReadFile(path)
	}
	if err != nil {
		return judge.Receipt{}, err
	}
	return judge.DecodeReceipt(b)
}

// replayBlobs opens the blobs of a site: over HTTP where that is given, with a
// folder for a while in between, else those in the data directory, which a
// running site may be using.
func (s *settings) replayBlobs(data string) (blob.Store, func() error, error) {
	if s.blobs == "" {
		store, err := blob.OpenDir(filepath.Join(data, "blobs"))
		return store, func() error { return nil }, err
	}
	if s.token == "" {
		return nil, nil, usageError{"needs the site's token to fetch blobs: ASSIZE_SITE_TOKEN"}
	}
	scratch, err := os.MkdirTemp("", "assize-replay-")
	if err != nil {
		return nil, nil, err
	}
	clean := func() error { return os.RemoveAll(scratch) }
	cache, err := blob.NewDir(scratch)
	if err != nil {
		return nil, nil, errors.Join(err, clean())
	}
	return blob.NewRemote(s.blobs, s.token, cache), clean, nil
}

package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"assize/leaderboard"
)

// runRatings computes ratings anew from the final boards of rated contests.
func runRatings(ctx context.Context, env *env, args []string) error {
	if len(args) == 0 || args[0] != "recompute" {
		return usageError{"the only thing to do with ratings is to recompute them"}
	}
	var s settings
	if _, err := parse(env, "ratings recompute", args[1:], func(f *flag.FlagSet) { s.databaseFlag(env, f) }); err != nil {
		return err
	}
	if err := need("--database", s.database); err != nil {
		return err
	}
	pool, err := openPool(ctx, s.database)
	if err != nil {
		return err
	}
	defer pool.Close()
	contests, err := leaderboard.RecomputeRatings(ctx, pool, time.Now())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(env.stdout, "ratings computed anew from %d contests\n", contests)
	return err
}

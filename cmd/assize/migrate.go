package main

import (
	"context"
	"flag"
	"fmt"

	"assize/migrations"
)

func runMigrate(ctx context.Context, env *env, args []string) error {
	var s settings
	if _, err := parse(env, "migrate", args, func(f *flag.FlagSet) { s.databaseFlag(env, f) }); err != nil {
		return err
	}
	if err := need("--database or DATABASE_URL", s.database); err != nil {
		return err
	}
	applied, err := migrations.Up(ctx, s.database)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(env.stdout, "applied %d migrations\n", applied)
	return err
}

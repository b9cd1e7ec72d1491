// Command engine measures what the metering costs: programs of many kinds,
// plain and metered, in turns, beside the engine's own way of stopping a
// program and beside the same programs built natively. With -fit it fits the
// weights of the cost table instead.
//
//	go run ./bench/engine
//	go run ./bench/engine -only fib.c,graph.cpp -rounds 10
//	go run ./bench/engine -fit
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
)

func main() {
	if err := engine(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "engine:", err)
		os.Exit(1)
	}
}

func engine(args []string) error {
	flags := flag.NewFlagSet("engine", flag.ContinueOnError)
	rounds := flags.Int("rounds", 5, "`runs` of each program at each place in memory")
	only := flags.String("only", "", "`names` of programs, with commas between them")
	fitting := flags.Bool("fit", false, "fit the weights of the cost table")
	file := flags.String("samples", "", "with -fit, a `file` of samples: read if it is there, else written")
	slow := flags.Bool("stoppable", true, "measure WithCloseOnContextDone, which takes most of the time")
	if err := flags.Parse(args); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	dir, err := os.MkdirTemp("", "bench-engine-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	chosen, err := choose(*only)
	if err != nil {
		return err
	}
	if *fitting {
		return fit(ctx, os.Stdout, dir, chosen, *rounds, *file)
	}
	return compare(ctx, os.Stdout, dir, chosen, *rounds, *slow)
}

func choose(names string) ([]program, error) {
	if names == "" {
		return programs, nil
	}
	var chosen []program
next:
	for name := range strings.SplitSeq(names, ",") {
		for _, p := range programs {
			if p.name == name {
				chosen = append(chosen, p)
				continue next
			}
		}
		return nil, fmt.Errorf("there is no program %q", name)
	}
	return chosen, nil
}

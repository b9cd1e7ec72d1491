// Command assize is the whole judge in one binary: `assize up` runs a site,
// the other subcommands are its services one by one and its tools.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// version is set by the build.
var version = "development"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)) }

// command is one subcommand. The program is a function of its arguments,
// streams and environment; services below never look at any of them.
type command struct {
	name    string
	args    string // how its arguments are written
	summary string
	run     func(ctx context.Context, env *env, args []string) error
}

// env is what a subcommand sees of the world.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
}

func commands() []command {
	return []command{
		{"up", "[--demo]", "run a whole site in one process", runUp},
		{"gateway", "", "run the HTTP service alone", runGateway},
		{"compiler", "", "run the compiling service alone", runCompiler},
		{"runner", "", "run the executing service alone", runRunner},
		{"leaderboard", "", "run the recording and ranking service alone", runLeaderboard},
		{"nats", "", "run the message broker alone, for services in other processes", runNATS},
		{"migrate", "", "bring the database up to the newest schema", runMigrate},
		{"submit", "-p PROBLEM FILE…", "submit to a site and wait for the verdict", runSubmit},
		{"judge", "--problem DIR FILE…", "judge a program here, without any service", runJudge},
		{"receipt", "SUBMISSION", "fetch what a judgement was made from", runReceipt},
		{"replay", "RECEIPT", "run a judgement again from its receipt and compare", runReplay},
		{"problem", "VERB DIR|ZIP…", "new, verify, fuel, import, export, versions: problem packages", runProblem},
		{"rejudge", "preview|list|show|board|apply|cancel", "judge submissions again, and look before it counts", runRejudge},
		{"contest", "VERB SLUG", "make and run contests: assize contest shows the verbs", runContest},
		{"clarifications", "VERB SLUG", "list, ask, answer and announce in a contest", runClarifications},
		{"rehearse", "[DIR…]", "play a contest against a site and say what it took", runRehearse},
		{"toolchain", "list|install|check [NAME…]", "the languages of this machine", runToolchain},
		{"ratings", "recompute", "compute all ratings anew from the final boards", runRatings},
		{"doctor", "", "what is installed, what is missing, how to get it", runDoctor},
		{"version", "", "print the version", runVersion},
	}
}

// exitCode is an error that only carries the status to exit with.
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// usageError is an error that the usage line helps with.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

// run is main without the globals. It returns the exit status: 0 well, 1 an
// error, 2 wrong usage; submit and judge have their own, by verdict.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	if len(args) > 0 && args[0] == workerCommand {
		return runWorker(args[1:])
	}
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(stdout)
		return 0
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	for _, c := range commands() {
		if c.name != args[0] {
			continue
		}
		err := c.run(ctx, &env{stdin, stdout, stderr, getenv}, args[1:])
		var code exitCode
		var usage usageError
		switch {
		case err == nil, errors.Is(err, errHelp):
			return 0
		case errors.As(err, &code):
			return int(code)
		case errors.As(err, &usage):
			fmt.Fprintf(stderr, "assize %s: %v\nusage: assize %s %s\n", c.name, err, c.name, c.args)
			return 2
		default:
			fmt.Fprintf(stderr, "assize %s: %v\n", c.name, err)
			return 1
		}
	}
	fmt.Fprintf(stderr, "assize: %q is no subcommand; 'assize help' lists them\n", args[0])
	return 2
}

func usage(w io.Writer) {
	fmt.Fprint(w, "assize judges programming contests.\n\nusage: assize SUBCOMMAND\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-14s %-28s %s\n", c.name, c.args, c.summary)
	}
	fmt.Fprint(w, "\n'assize SUBCOMMAND --help' lists its flags.\n")
}

func runVersion(_ context.Context, env *env, _ []string) error {
	_, err := fmt.Fprintf(env.stdout, "assize %s\n", version)
	return err
}

// Command ehlower takes the exception handling out of a WebAssembly module and
// puts ordinary instructions in its place: an exception on its way becomes a
// global variable that is looked at after every call from which it may come.
//
//	ehlower FILE
//
// rewrites FILE in place. A module that exports a tick has it called in its loops
// besides (tick.go). The compile scripts of the languages whose compiler
// emits exception handling (C++, and setjmp in C) run it after the linker, in the
// container of the compile. docs/exceptions.md says why and how.
//
// It takes modules of the final proposal (try_table, throw, throw_ref) and says
// what it does not support: tags that are imported, exported or carry other
// values than one i32; a try_table that takes values from the stack; garbage
// collected types.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
)

func main() {
	if err := command(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "ehlower:", err)
		os.Exit(1)
	}
}

func command(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want one argument, the file, not %q", args)
	}
	// The process lives for milliseconds, but for giant modules.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(256 << 20)
	text, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	lowered, err := Lower(text)
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	if len(lowered) == len(text) && &lowered[0] == &text[0] {
		return nil // nothing to do
	}
	return os.WriteFile(args[0], lowered, 0o644)
}

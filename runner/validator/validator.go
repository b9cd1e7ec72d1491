// Package validator decides whether what a program printed is right.
package validator

import (
	"fmt"
	"io"

	"assize/judge"
)

// Result is what a validator came to.
type Result struct {
	Accepted bool
	// Message says, for the jury, where the output went wrong. It may quote
	// the answer. Empty where Accepted.
	Message string
}

// Validate compares output with answer as v says. Both are read in a stream,
// with bounded memory, and not always to their ends. An error is our fault: a
// validator that does not exist, options that make no sense, or a stream that
// cannot be read.
func Validate(v judge.Validator, answer, output io.Reader) (Result, error) {
	switch v.Kind {
	case judge.ValidateNothing:
		return Result{Accepted: true}, nil
	case judge.ValidateDefault:
		return compare(v, answer, output)
	}
	return Result{}, fmt.Errorf("validate output: no validator of kind %q", v.Kind)
}

package validator

import (
	"fmt"
	"io"
	"math"
	"strings"

	"assize/judge"
)

// compare is the default output validator of the problem package format 2025-09.
//
// Tokens are compared one by one. Without an option they are equal where they
// differ in case only, and white space only separates. With
// space_change_sensitive the white space must be the same byte for byte, which
// includes a last newline. Where a tolerance is given, an answer's token that
// parses as a decimal number is matched by any decimal number within either
// tolerance, and by nothing else.
func compare(v judge.Validator, answer, output io.Reader) (Result, error) {
	c := comparer{want: newScanner(answer), got: newScanner(output), fold: !v.CaseSensitive}
	defer c.want.free()
	defer c.got.free()
	var err error
	if c.absolute, err = tolerance("float_absolute_tolerance", v.FloatAbsolute); err != nil {
		return Result{}, err
	}
	if c.relative, err = tolerance("float_relative_tolerance", v.FloatRelative); err != nil {
		return Result{}, err
	}
	c.floats = v.FloatAbsolute != nil || v.FloatRelative != nil
	message := c.run(v.SpaceChangeSensitive)
	if c.want.err != nil {
		return Result{}, fmt.Errorf("validate output: read the answer: %w", c.want.err)
	}
	if c.got.err != nil {
		return Result{}, fmt.Errorf("validate output: read the output: %w", c.got.err)
	}
	return Result{Accepted: message == "", Message: message}, nil
}

func tolerance(name string, t *float64) (float64, error) {
	if t == nil {
		return 0, nil
	}
	if !(*t >= 0) || math.IsInf(*t, 0) {
		return 0, fmt.Errorf("validate output: %s is %v, want a number of at least 0", name, *t)
	}
	return *t, nil
}

type comparer struct {
	want, got          *scanner
	fold, floats       bool
	absolute, relative float64
}

// run returns the first difference, or "".
func (c *comparer) run(spaces bool) string {
	for {
		skipSame(c.want, c.got)
		at := c.got.position()
		if spaces {
			if !sameBytes(c.want, c.got, &isSpace, false) {
				return fmt.Sprintf("%v: white space differs from the answer's", at)
			}
		} else {
			c.want.skipSpace()
			c.got.skipSpace()
		}
		at = c.got.position()
		switch wantEnd, gotEnd := c.want.atEnd(), c.got.atEnd(); {
		case wantEnd && gotEnd:
			return ""
		case wantEnd:
			return fmt.Sprintf("%v: %s, the answer has no more", at, c.got.token())
		case gotEnd:
			return fmt.Sprintf("%v: the output ends, the answer goes on with %s", at, c.want.token())
		}
		if message := c.token(); message != "" {
			return fmt.Sprintf("%v: %s", at, message)
		}
	}
}

// token compares one token of each side, steps over both, and returns the
// difference, or "". After a difference the scanners may stand anywhere.
func (c *comparer) token() string {
	want, got := c.want.peekToken(), c.got.peekToken()
	if c.floats {
		if w, ok := parseFloat(want); ok {
			return c.float(w, want, got)
		}
	}
	if len(want) <= maxNumber && len(got) <= maxNumber { // both are whole
		if !same(want, got, c.fold) {
			return quote(got) + ", want " + quote(want)
		}
		c.want.skipToken()
		c.got.skipToken()
		return ""
	}
	text := quote(got) + ", want " + quote(want)
	if sameBytes(c.want, c.got, &isToken, c.fold) {
		return ""
	}
	return text + ", a long token"
}

// float compares a number; both tokens are short enough to be whole.
func (c *comparer) float(w float64, want, got []byte) string {
	text := fmt.Sprintf("%s, want %s", quote(got), quote(want))
	defer c.want.skipToken()
	defer c.got.skipToken()
	g, ok := parseFloat(got)
	if !ok {
		if len(got) > maxNumber {
			return "too long for a number, want " + quote(want)
		}
		return text
	}
	if w == g { // infinities too
		return ""
	}
	difference := math.Abs(w - g)
	if difference <= c.absolute || difference <= c.relative*math.Abs(w) {
		return ""
	}
	return fmt.Sprintf("%s (off by %.3g)", text, difference)
}

// shown is how much of a token is quoted.
const shown = 40

func quote(token []byte) string {
	if len(token) > shown {
		return fmt.Sprintf("%q…", strings.ToValidUTF8(string(token[:shown]), "�"))
	}
	return fmt.Sprintf("%q", token)
}

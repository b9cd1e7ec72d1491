package judge

import "errors"

// Code is what a machine needs to know of an error. gateway/error.go is the one
// table from codes to HTTP statuses.
type Code string

// The codes.
const (
	Internal     Code = "internal"      // our fault; the zero value of Code means this too
	Invalid      Code = "invalid"       // the request is malformed or a value is out of bounds
	Unauthorized Code = "unauthorized"  // not logged in, or the token has expired
	Forbidden    Code = "forbidden"     // logged in, and not allowed
	NotFound     Code = "not_found"     // no such thing, or not yours to see
	Conflict     Code = "conflict"      // it exists already, or has moved on
	TooLarge     Code = "too_large"     // over a stated size
	TooMany      Code = "too_many"      // over a rate or an allowance; try again later
	Unavailable  Code = "unavailable"   // a service that this needs is down; try again
	Unsupported  Code = "unsupported"   // known, and not offered here
	ContestState Code = "contest_state" // the contest has not begun, is over, or is not yours
)

// Error is an error with a code for machines and a sentence for people. The
// cause is kept for the log and never shown to a user.
type Error struct {
	Code    Code
	Message string // names the thing and, where there is one, the fix
	Cause   error
}

// E returns an error without a cause.
func E(code Code, message string) *Error { return &Error{Code: code, Message: message} }

// Error returns the sentence, then the cause.
func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Message
	}
	return e.Message + ": " + e.Cause.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// CodeOf returns the code of the first *Error in err's chain, and Internal
// where there is none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) && e.Code != "" {
		return e.Code
	}
	return Internal
}

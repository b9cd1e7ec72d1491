package gateway

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"assize/judge"
)

// methodNotAllowed exists in HTTP alone, so judge does not know it.
const methodNotAllowed judge.Code = "method_not_allowed"

// statuses is the one table from codes to HTTP statuses.
var statuses = map[judge.Code]int{
	judge.Internal:     http.StatusInternalServerError,
	judge.Invalid:      http.StatusBadRequest,
	judge.Unauthorized: http.StatusUnauthorized,
	judge.Forbidden:    http.StatusForbidden,
	judge.ContestState: http.StatusForbidden,
	judge.NotFound:     http.StatusNotFound,
	methodNotAllowed:   http.StatusMethodNotAllowed,
	judge.Conflict:     http.StatusConflict,
	judge.TooLarge:     http.StatusRequestEntityTooLarge,
	judge.Unsupported:  http.StatusUnsupportedMediaType,
	judge.TooMany:      http.StatusTooManyRequests,
	judge.Unavailable:  http.StatusServiceUnavailable,
}

// errorBody is the one shape of an error.
type errorBody struct {
	Error errorDetail `json:"error"`
}

type errorDetail struct {
	Code      judge.Code `json:"code"`
	Message   string     `json:"message"`
	RequestID string     `json:"request_id"`
}

// retryError is an error after which the same request may succeed.
type retryError struct {
	cause *judge.Error
	after time.Duration
}

// Error implements error.
func (e retryError) Error() string { return e.cause.Error() }

// Unwrap makes the code visible to judge.CodeOf.
func (e retryError) Unwrap() error { return e.cause }

func tooMany(after time.Duration, format string, args ...any) error {
	return retryError{judge.E(judge.TooMany, fmt.Sprintf(format, args...)), after}
}

func invalid(format string, args ...any) error {
	return judge.E(judge.Invalid, fmt.Sprintf(format, args...))
}

func notFound(format string, args ...any) error {
	return judge.E(judge.NotFound, fmt.Sprintf(format, args...))
}

// describe reduces err to what a user may know. The message of an error without
// a code never leaves the process.
func describe(err error) (code judge.Code, message string, retryAfter time.Duration) {
	var retry retryError
	if errors.As(err, &retry) {
		retryAfter = retry.after
	}
	var known *judge.Error
	var fromFiber *fiber.Error
	switch {
	case errors.As(err, &known):
		if _, ok := statuses[known.Code]; ok && known.Code != judge.Internal {
			return known.Code, known.Message, retryAfter
		}
	case errors.As(err, &fromFiber):
		return describeFiber(fromFiber)
	case errors.Is(err, context.DeadlineExceeded):
		return judge.Unavailable, "the site is too busy to answer in time; try again", time.Second
	}
	return judge.Internal, "something went wrong on our side; the request id finds it in the log", 0
}

// describeFiber speaks for requests that never reached a handler of ours.
func describeFiber(err *fiber.Error) (judge.Code, string, time.Duration) {
	switch err.Code {
	case http.StatusNotFound:
		return judge.NotFound, "there is nothing at this address", 0
	case http.StatusMethodNotAllowed:
		return methodNotAllowed, "this address does not take that method; the Allow header says which it takes", 0
	case http.StatusRequestEntityTooLarge, http.StatusRequestHeaderFieldsTooLarge:
		return judge.TooLarge, "the request is too large", 0
	case http.StatusInternalServerError:
		return judge.Internal, "something went wrong on our side; the request id finds it in the log", 0
	}
	return judge.Invalid, "the request is not one that this server can read", 0
}

// writeError answers with err in the one shape.
func writeError(c *fiber.Ctx, requestID string, err error) error {
	code, message, retryAfter := describe(err)
	if retryAfter > 0 {
		c.Set(fiber.HeaderRetryAfter, seconds(retryAfter))
	}
	if code == judge.Unauthorized {
		c.Set(fiber.HeaderWWWAuthenticate, "Bearer")
	}
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Status(statuses[code]).JSON(errorBody{errorDetail{code, message, requestID}})
}

// seconds writes d for Retry-After: whole seconds, at least 1.
func seconds(d time.Duration) string {
	return strconv.Itoa(max(1, int(math.Ceil(d.Seconds()))))
}

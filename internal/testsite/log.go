package testsite

import (
	"log/slog"
	"testing"
)

// testLog writes into the log of the test.
func testLog(t testing.TB) *slog.Logger {
	return slog.New(slog.NewTextHandler(t.Output(), nil))
}

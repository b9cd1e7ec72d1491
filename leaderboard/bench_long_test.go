//go:build long

package leaderboard

import "testing"

// BenchmarkBoardMillion is BenchmarkBoard with 1 000 000 participants. It takes
// some 2 GB for Redis and a minute to fill.
func BenchmarkBoardMillion(b *testing.B) { benchmarkBoard(b, 1_000_000) }

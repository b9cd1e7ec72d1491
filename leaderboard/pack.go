package leaderboard

import "assize/judge"

// A Redis score is a double, exact for whole numbers below 2^53. A packed score
// takes 53 bits: 8 of problems solved, then 20 of penalty minutes and 25 of
// seconds, both counted down from their highest value, so that a greater score
// is a better one.
const (
	solvedBits, penaltyBits, lastBits = 8, 20, 25

	maxSolved  = 1<<solvedBits - 1  // 255 problems
	maxPenalty = 1<<penaltyBits - 1 // 1 048 575 minutes
	maxLast    = 1<<lastBits - 1    // 33 554 431 seconds, 388 days of contest
)

// Pack returns the score whose order is the order of the scoreboard: more
// problems solved, then fewer penalty minutes, then fewer seconds to the last
// accepted submission. A value out of range counts as the nearest one in it;
// such rows may tie in Redis where the table standings still tells them apart.
func Pack(solved, penaltyMinutes, lastSeconds int) int64 {
	score := clamp(solved, maxSolved)
	score = score<<penaltyBits | (maxPenalty - clamp(penaltyMinutes, maxPenalty))
	return score<<lastBits | (maxLast - clamp(lastSeconds, maxLast))
}

// PackRow packs the score of a row.
func PackRow(r judge.Row) int64 { return Pack(r.Solved, r.PenaltyMinutes, r.LastSeconds) }

// Unpack returns what Pack was given, clamped.
func Unpack(score int64) (solved, penaltyMinutes, lastSeconds int) {
	return int(score >> (penaltyBits + lastBits)),
		int(maxPenalty - score>>lastBits&maxPenalty),
		int(maxLast - score&maxLast)
}

func clamp(v, most int) int64 { return int64(min(max(v, 0), most)) }

package scoring

import "assize/judge"

// A Redis score is a double, exact for whole numbers below 2^53. A key takes 53
// bits and is greater for the better row:
//
//	pass-fail              8 problems solved, 20 penalty minutes, 25 last seconds
//	points                28 points in hundredths, 25 finish seconds
//	best-score and alike  28 points in hundredths, 25 zero
//
// Minutes and seconds are counted down from their highest value. A value out of
// range counts as the nearest one in it, and such rows may tie: more than 255
// problems, 2 684 354 points, two years of penalty or 388 days of contest.
const (
	solvedBits, penaltyBits, secondBits = 8, 20, 25

	maxSolved  = 1<<solvedBits - 1
	maxPenalty = 1<<penaltyBits - 1
	maxSecond  = 1<<secondBits - 1
	maxPoints  = 1<<(solvedBits+penaltyBits) - 1
)

// Key returns the number whose order is the order of the scoreboard. Rows rank
// equal exactly where their keys are equal.
func Key(s judge.Scoring, r judge.Row) int64 {
	switch {
	case s.ByGroups():
		return clamp(int64(r.Points), maxPoints) << secondBits
	case s == judge.PointsByTime:
		return clamp(int64(r.Points), maxPoints)<<secondBits | (maxSecond - clamp(int64(r.FinishSeconds), maxSecond))
	}
	key := clamp(int64(r.Solved), maxSolved)
	key = key<<penaltyBits | (maxPenalty - clamp(int64(r.PenaltyMinutes), maxPenalty))
	return key<<secondBits | (maxSecond - clamp(int64(r.LastSeconds), maxSecond))
}

func clamp(v, most int64) int64 { return min(max(v, 0), most) }

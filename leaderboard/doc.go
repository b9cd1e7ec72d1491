// Package leaderboard is the last stage: it records what was judged and keeps
// the scoreboards. It is the only writer of the tables judgements, runs and
// standings, and of every Redis key that begins with "board:".
//
// Read score.go first: a scoreboard is a pure function of the contest and its
// attempts, and everything else here only sees to it that what PostgreSQL and
// Redis hold is what that function says. record.go takes results in, board.go
// holds them in Redis, watch.go notices whatever no message tells.
package leaderboard

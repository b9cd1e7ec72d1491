// Package rehearse plays a contest against a running site over HTTP, as the
// browsers of its contestants would: they log in, open the contest together at
// minute 0, read statements, submit, poll for verdicts and watch the board. It
// then checks that nothing was lost or doubled and that the final board is
// right, by a scorer of its own.
//
// Everything that is played follows from a seed; only the times at which the
// site answers do not. A rehearsal is bounded in contestants, submissions and
// time, and leaves its contest and accounts behind on the site.
package rehearse

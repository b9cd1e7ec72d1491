// Package runner is the stage from compiled to judged: it runs a module on the
// test cases of a dataset, in worker processes, and says what the judgement is.
//
// Read verdict.go first, then judge.go. The sandbox itself is in package
// runner/sandbox, the metering in runner/fuel.
package runner

// Package problems reads, checks and renders problem packages: a name, a
// statement, limits, test data, and example submissions in folders named for
// the verdict that they must get. The format is the problem package format
// 2025-09 (the "Kattis problem package format"); docs/problems.md says what of
// it is supported and what is refused.
//
// [Load] reports everything that is wrong with a package at once, each with its
// file and line. [Package.Dataset] puts the test data into a blob store, which
// is all that the runner ever sees. [Verify] sends every example submission
// through a [Judger]. [Bank] is the sample question bank.
package problems

//go:build !long

package problems_test

import "assize/internal/testsite"

// sent are the problems whose examples are judged: together every verdict in C,
// C++ and Go and every type of problem, apart less of the same.
var sent = map[testsite.Shape][]string{
	testsite.Together: {"twobaskets", "buoys", "choir", "clerks", "lakebed"},
	testsite.Apart:    {"twobaskets", "lakebed"},
}

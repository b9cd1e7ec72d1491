//go:build !long

package problems_test

import "assize/internal/testsite"

// sent are the examples that are judged, as patterns below bank/*/submissions:
// together every verdict in C, C++ and Go and every type of problem, apart every
// verdict and a conversation.
var sent = map[testsite.Shape][]string{
	testsite.Together: {
		"twobaskets/*/*",
		"buoys/accepted/signs.c", "buoys/wrong_answer/floats.cpp",
		"choir/accepted/fenwick.py", "choir/wrong_answer/narrow.c",
		"clerks/accepted/big.go", "clerks/wrong_answer/xor.py",
		"lakebed/accepted/halves.py", "lakebed/wrong_answer/thirds.cpp", "lakebed/time_limit_exceeded/waits.c",
	},
	testsite.Apart: {"twobaskets/*/*.c", "lakebed/accepted/halves.c", "lakebed/wrong_answer/thirds.cpp"},
}

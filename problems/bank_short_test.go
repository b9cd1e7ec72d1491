//go:build !long

package problems

const (
	generatorPattern  = "bank/l*/generators"
	generatorsAtLeast = 4
)

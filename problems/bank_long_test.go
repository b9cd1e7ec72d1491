//go:build long

package problems

const (
	generatorPattern  = "bank/*/generators"
	generatorsAtLeast = 40
)

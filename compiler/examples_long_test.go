//go:build long

package compiler_test

const everyExample = true

// expect: CE
package main

type pair[T any] struct{ a, b T }

func grow[T any](n int, x T) {
	if n > 0 {
		grow(n-1, pair[T]{x, x})
	}
}

func main() { grow(100, 1) }

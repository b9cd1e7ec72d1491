// expect: any
package main

type a [1 << 20]int
type b [64]a

var x = [...]*b{63: new(b)}

func main() { println(len(x)) }

// expect: CE
package main

var big = [1 << 28]int{1<<28 - 1: 7}

func main() { println(big[3]) }

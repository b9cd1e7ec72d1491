// expect: CE
package main

const a = 1 << 500
const b = a * a * a * a * a * a * a * a

func main() { println(b) }

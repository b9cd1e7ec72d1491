// expect: CE
package main

// #include </etc/passwd>
import "C"

func main() {}

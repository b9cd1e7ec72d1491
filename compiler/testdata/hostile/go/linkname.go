// expect: any
package main

import _ "unsafe"

//go:linkname secret runtime.secret
var secret int

func main() { println(secret) }

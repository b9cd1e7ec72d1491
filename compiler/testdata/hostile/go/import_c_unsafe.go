// expect: any
package main

import "unsafe"

func main() {
	p := (*[1 << 30]byte)(unsafe.Pointer(uintptr(0)))
	println(p[1<<29])
}

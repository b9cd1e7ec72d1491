// expect: any
package main

//go:cgo_import_dynamic system system "/lib/libc.so"

func main() {}

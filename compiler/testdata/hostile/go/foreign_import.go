// expect: CE only functions of wasi_snapshot_preview1
package main

//go:wasmimport env system
func system(x int32) int32

func main() { system(1) }

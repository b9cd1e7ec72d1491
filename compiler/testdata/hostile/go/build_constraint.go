// expect: any
//go:build ignore

//go:generate sh -c "cat /etc/passwd"
//go:embed /etc/*
//go:debug http2client=0
package main

func main() {}

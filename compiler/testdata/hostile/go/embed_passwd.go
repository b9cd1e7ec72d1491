// expect: CE
package main

import _ "embed"

//go:embed /etc/passwd
var stolen string

func main() { print(stolen) }

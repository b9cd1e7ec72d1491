// expect: CE
package main

import "github.com/example/thing"

func main() { thing.Do() }

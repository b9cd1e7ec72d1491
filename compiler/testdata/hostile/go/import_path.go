// expect: CE
package main

import "../../../../etc/passwd"

func main() { passwd.Steal() }

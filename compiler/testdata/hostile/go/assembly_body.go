// expect: CE
package main

func noBody()

func main() { noBody() }

import std/strutils

let n = stdin.readLine.strip.parseInt
var numbers = newSeq[int](n)
echo numbers[n]

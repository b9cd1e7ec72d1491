import std/[sequtils, strutils]

let words = readAll(stdin).splitWhitespace
let n = words[0].parseInt
var sum = 0'i64
for w in words[1 .. n]:
  sum += w.parseBiggestInt
echo sum

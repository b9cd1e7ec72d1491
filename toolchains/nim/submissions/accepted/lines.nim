import std/strutils

var
  left = -1
  sum = 0'i64
for line in stdin.lines:
  for word in line.splitWhitespace:
    if left < 0:
      left = word.parseInt
    elif left > 0:
      sum += word.parseBiggestInt
      dec left
echo sum

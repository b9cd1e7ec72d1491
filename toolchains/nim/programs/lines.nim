# in: 3\n10 20\n  30 \nlast
# out: 60\nlast\ntrue\n
import std/strutils

var left = stdin.readLine.parseInt
var sum = 0
while left > 0:
  for word in stdin.readLine.splitWhitespace:
    sum += word.parseInt
    dec left
echo sum
echo stdin.readLine
echo stdin.endOfFile

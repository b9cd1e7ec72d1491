import std/strutils
import geo/point
from geo/shapes/square import nil
import tools/[words, more]

var total = 0
var first: Point
var seen = false
for line in stdin.lines:
  let parts = line.splitWhitespace
  let p = Point(x: parts[0].parseInt, y: parts[1].parseInt)
  if not seen:
    first = p
    seen = true
  total += p.length
echo total, " ", square.area(first), " ", count("a b a"), " ", twice(21)

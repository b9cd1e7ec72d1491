# in: 2.5 -1e3 0.1
# out: 2.5 -1000.0 0.1\n3.142 0002.50 2.5e+00\n1.58113883008419 3.0 2 -3\ninf nan true\n0.3\n
import std/[math, strformat, strutils, sequtils]

let x = stdin.readLine.splitWhitespace.map(parseFloat)
echo x.join(" ")
echo fmt"{PI:.3f} {x[0]:07.2f} {x[0]:.1e}"
echo sqrt(x[0]), " ", max(3.0, 2.0), " ", int(2.9), " ", int(floor(-2.5))
echo Inf, " ", NaN, " ", NaN != NaN
echo 0.1 + 0.2

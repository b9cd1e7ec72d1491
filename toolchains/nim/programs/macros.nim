# in:
# out: 120\n2 3 5 7 11 13 17 19\nunrolled 0 unrolled 1 unrolled 2 \n32 bits\n
import std/macros

func factorial(n: int): int = (if n < 2: 1 else: n * factorial(n - 1))
const at_compile_time = factorial(5)
echo at_compile_time

const primes = block:
  var all: seq[int]
  for i in 2 .. 19:
    var prime = true
    for p in all:
      if i mod p == 0: prime = false
    if prime: all.add i
  all
for i, p in primes: stdout.write (if i > 0: " " else: ""), p
echo ""

macro unroll(n: static int, body: untyped): untyped =
  result = newStmtList()
  for i in 0 ..< n:
    result.add newCall(bindSym"write", bindSym"stdout", newLit("unrolled " & $i & " "))
unroll(3): discard
echo ""
when sizeof(pointer) == 4: echo "32 bits"

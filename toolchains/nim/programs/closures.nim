# in:
# out: 1 2 3 1\n0 1 1 2 3 5 8 13\n10 20 30\n@[1, 4, 9]\n[6]\n
import std/[sequtils, sugar]

proc counter(): proc(): int =
  var n = 0
  result = proc(): int =
    inc n
    n
let a = counter()
let b = counter()
echo a(), " ", a(), " ", a(), " ", b()

iterator fibonacci(n: int): int {.closure.} =
  var (x, y) = (0, 1)
  for _ in 1 .. n:
    yield x
    (x, y) = (y, x + y)
var all = ""
for v in fibonacci(8):
  all.add (if all.len > 0: " " else: "") & $v
echo all

var fs: seq[() -> int]
for i in 1 .. 3:
  capture i:
    fs.add(() => i * 10)
echo fs[0](), " ", fs[1](), " ", fs[2]()
echo [1, 2, 3].map(x => x * x)
echo [[1, 2, 3].foldl(a + b)]

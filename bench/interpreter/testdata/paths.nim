import std/[algorithm, heapqueue, parseutils, strformat, tables]

let text = stdin.readAll
var at = 0

proc number(): int =
  at += text.skipWhitespace(at)
  at += text.parseInt(result, at)

let
  n = number()
  m = number()
var graph = newSeq[seq[(int, int)]](n)
for _ in 1 .. m:
  let
    a = number()
    b = number()
    w = number()
  graph[a].add (b, w)
  graph[b].add (a, w)

const far = 1_000_000_000_000_000_000'i64
var dist = newSeq[int64](n)
dist.fill far
dist[0] = 0
var heap = [(0'i64, 0)].toHeapQueue
while heap.len > 0:
  let (d, v) = heap.pop
  if d > dist[v]: continue
  for (w, c) in graph[v]:
    if d + c < dist[w]:
      dist[w] = d + c
      heap.push (d + c, w)

var sieve = newSeq[bool](3 * n)
sieve.fill true
var primes = 0
for i in 2 ..< 3 * n:
  if sieve[i]:
    inc primes
    var j = int64(i) * i
    while j < 3 * n:
      sieve[j] = false
      j += i

var count: Table[int, int]
for d in dist: count.mgetOrPut(int(d mod 1009), 0).inc
var best: seq[(int, int)]
for k, v in count: best.add (k, v)
best.sort proc(a, b: (int, int)): int = cmp((-a[1], a[0]), (-b[1], b[0]))

var
  fen = newSeq[int](n + 1)
  order = newSeq[int](n)
  inversions, sum: int64
for i in 0 ..< n: order[i] = i
order.sort proc(a, b: int): int = cmp((dist[a], a), (dist[b], b))
for k in 0 ..< n:
  var
    s = 0
    i = order[k] + 1
  while i > 0:
    s += fen[i]
    i = i and i - 1
  inversions += k - s
  i = order[k] + 1
  while i <= n:
    inc fen[i]
    i += i and -i
for d in dist:
  if d < far: sum += d
stdout.write &"{sum} {primes} ["
for i in 0 ..< 5:
  if i > 0: stdout.write ", "
  stdout.write &"({best[i][0]}, {best[i][1]})"
echo &"] {inversions}"

# in: 100000
# out: 100000\n100000\n
import std/strutils

type Node = ref object
  child: Node

proc depth(n: int): int =
  if n == 0: 0 else: 1 + depth(n - 1)

proc size(v: Node): int =
  if v == nil: 0 else: 1 + size(v.child)

let n = stdin.readLine.parseInt
echo depth(n)
var top: Node
for _ in 1 .. n:
  top = Node(child: top)
echo size(top)
while top != nil: # taken apart from the top, not by recursion
  let next = top.child
  top.child = nil
  top = next

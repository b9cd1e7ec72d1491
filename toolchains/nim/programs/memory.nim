# in: 20000
# out: 20000 199990000\n
# A tree and a ring: counted references, and the cycle collector of orc.
import std/strutils

type Node = ref object
  left, right: Node
  next: Node
  value: int

proc insert(v: Node, value: int): Node =
  if v == nil: return Node(value: value)
  result = v
  if value < v.value: v.left = insert(v.left, value)
  else: v.right = insert(v.right, value)

proc walk(v: Node): int64 =
  if v != nil: result = v.left.walk + v.value + v.right.walk

let n = stdin.readLine.parseInt
var top: Node
for i in 0 ..< n:
  top = insert(top, int(int64(i) * 7919 mod n))
for i in 0 ..< n:
  let a = Node(value: i)
  a.next = Node(next: a)
echo n, " ", top.walk

# in:
# out: @[1, 2, 3, 5, 8]\n@[8, 5, 3, 2, 1]\nb: 2\nc: 1\na: 3\n3 true\n1 2 3\n[3, 4, 5]\n(name: "ada", age: 36)\n@[2, 4] 6\n@[(1, 'a'), (2, 'b')]\n2\n{1, 3}\n
import std/[algorithm, deques, heapqueue, sequtils, sets, sugar, tables]

var s = @[5, 2, 8, 1, 3]
s.sort
echo s
echo s.sorted(Descending)
var t = {"b": 2, "c": 1, "a": 3}.toOrderedTable
for k, v in t: echo k, ": ", v
var h = [1, 2, 3, 3].toHashSet
echo h.len, " ", 2 in h
var q = [3, 1, 2].toHeapQueue
echo q.pop, " ", q.pop, " ", q.pop
var d = [4, 5].toDeque
d.addFirst 3
echo d
let people = @[(name: "bob", age: 25), (name: "ada", age: 36)]
echo people.sortedByIt(-it.age)[0]
let even = collect(for i in 1 .. 5: (if i mod 2 == 0: i))
echo even, " ", even.foldl(a + b)
echo zip([1, 2], ['a', 'b'])
echo s.lowerBound(3)
echo {1'i8, 3, 3}

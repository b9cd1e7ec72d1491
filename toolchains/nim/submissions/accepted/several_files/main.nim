import scanner

let n = nextInt()
var sum = 0'i64
for _ in 1 .. n:
  sum += nextInt()
echo sum

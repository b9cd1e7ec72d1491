# expect: CE
const x = block:
  var a: array[60_000_000, int]
  a[5] = 1
  a
var y = x
echo y[5]

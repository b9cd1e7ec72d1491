# expect: any
type Pair[A, B] = object
  a: A
  b: B
type P1 = Pair[int, int]
type P2 = Pair[P1, P1]
type P3 = Pair[P2, P2]
type P4[T] = Pair[Pair[T, T], Pair[T, T]]
type P5[T] = P4[P4[P4[T]]]
type P6[T] = P5[P5[T]]
var x: P6[P3]
echo sizeof(x)

# expect: CE
type Box[T] = object
  x: T
proc deeper[T](b: Box[T], n: int): int =
  if n == 0: 0 else: deeper(Box[Box[T]](), n - 1)
echo deeper(Box[int](), 5)

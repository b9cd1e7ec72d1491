# expect: any
template t0(x: untyped): untyped = (x + x)
template t1(x: untyped): untyped = t0(t0(t0(t0(x))))
template t2(x: untyped): untyped = t1(t1(t1(t1(x))))
template t3(x: untyped): untyped = t2(t2(t2(t2(x))))
var v = 1
echo t3(v)

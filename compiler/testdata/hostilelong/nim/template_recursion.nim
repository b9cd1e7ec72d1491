# expect: CE
template again(n: int) = again(n + 1)
again(0)

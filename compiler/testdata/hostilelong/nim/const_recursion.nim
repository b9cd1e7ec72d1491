# expect: CE
proc down(n: int): int = 1 + down(n + 1)
const x = down(0)
echo x

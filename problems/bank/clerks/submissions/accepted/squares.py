import sys
from math import isqrt

SPLIT = 10**14

data = sys.stdin.read().split()
if data[0] == "morning":
    numbers = list(map(int, data[2:]))
    print(sum(x * x for x in numbers) * SPLIT + sum(numbers))
else:
    squares, total = divmod(int(data[1]), SPLIT)
    numbers = list(map(int, data[3:]))
    s = total - sum(numbers)
    root = isqrt(2 * (squares - sum(x * x for x in numbers)) - s * s)
    print((s - root) // 2, (s + root) // 2)

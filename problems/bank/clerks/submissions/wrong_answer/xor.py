# Sum and exclusive or: the first pair that fits both.
import sys

data = sys.stdin.read().split()
SPLIT = 10**14


def marks(numbers):
    x = 0
    for n in numbers:
        x ^= n
    return x, sum(numbers)


if data[0] == "morning":
    x, s = marks(list(map(int, data[2:])))
    print(x * SPLIT + s)
else:
    x, s = divmod(int(data[1]), SPLIT)
    other, rest = marks(list(map(int, data[3:])))
    x, s = x ^ other, s - rest
    both = (s - x) // 2  # the bits that both have
    print(both, both + x)

import sys
from bisect import bisect_right
from itertools import accumulate


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, k = data[0], data[1]
    total = [0] + list(accumulate(data[2 : n + 2]))
    # What a stretch costs up to its end: the rest depends on its beginning alone.
    upto = [s + i for i, s in enumerate(total)]

    def possible(t):
        at = 0
        for _ in range(k):
            to = bisect_right(upto, t - at + total[at]) - 1
            if to <= at:
                return False
            at = to
            if at == n:
                return True
        return False

    low, high = 0, upto[n] + n
    while low < high:
        t = (low + high) // 2
        if possible(t):
            high = t
        else:
            low = t + 1
    print(low)


main()

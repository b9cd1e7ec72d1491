import sys


def main():
    h = list(map(int, sys.stdin.buffer.read().split()))[1:]
    if h[0] == h[-1]:
        h = h[1:-1]
    ranks = {x: i for i, x in enumerate(sorted(set(h)))}
    n = len(ranks)
    ones, twos = [0] * (n + 1), [0] * (n + 1)
    ways = 0
    for x in h:
        r = rank = ranks[x]
        one = 0
        while r:
            one += ones[r]
            ways += twos[r]
            r &= r - 1
        r = rank + 1
        while r <= n:
            ones[r] += 1
            twos[r] += one
            r += r & -r
    print(ways)


main()

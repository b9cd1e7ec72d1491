# Takes allies of allies for strangers.
import sys
from bisect import insort


def main():
    n, m, length, *data = map(int, sys.stdin.read().split())
    water = [[0, x, length] for x in data[:n]]
    for a, b in zip(data[n::2], data[n + 1 :: 2]):
        insort(water[a - 1], data[b - 1])
        insort(water[b - 1], data[a - 1])
        print(max(r - l for l, r in zip(water[a - 1], water[a - 1][1:])))


main()

import sys
from itertools import accumulate
from operator import mul


def income(lift, depth):
    n = len(lift)
    if n == 1:
        return lift[0] * depth[0]
    middle = n // 2
    most, least = list(accumulate(lift[middle:], max)), list(accumulate(depth[middle:], min))
    lifts, depths = [0, *accumulate(most)], [0, *accumulate(least)]
    products = [0, *accumulate(map(mul, most, least))]
    right = n - middle
    total = income(lift[:middle], depth[:middle]) + income(lift[middle:], depth[middle:])
    p = q = 0
    for high, low in zip(accumulate(lift[middle - 1 :: -1], max), accumulate(depth[middle - 1 :: -1], min)):
        while p < right and most[p] <= high:
            p += 1
        while q < right and least[q] >= low:
            q += 1
        if p < q:
            total += p * high * low + (lifts[q] - lifts[p]) * low + products[right] - products[q]
        else:
            total += q * high * low + high * (depths[p] - depths[q]) + products[right] - products[p]
    return total


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    print(income(data[1::2], data[2::2]))


main()

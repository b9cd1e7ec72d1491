import sys


def main():
    n, k, *prices = map(int, sys.stdin.read().split())
    sums = [0.0] * (k + 1)
    for i in range(n - 1, -1, -1):
        a, b = prices[2 * i], prices[2 * i + 1]
        mean, wide = (a + b) / 2, 2 * (b - a)
        after = sums[:]
        for j in range(1, k + 1):
            t = after[j] - after[j - 1]
            if t <= a:
                sums[j] = after[j - 1] + mean
            elif t < b:
                sums[j] = after[j] + (b - t) ** 2 / wide
        # Where t is b or more the answer is no, and the sum stays as it is.
    print(f"{sums[k]:.9f}")


main()

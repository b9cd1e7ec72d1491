# Replaces each offer by its mean, and takes the k best.
import sys

n, k, *prices = map(int, sys.stdin.read().split())
means = sorted(((a + b) / 2 for a, b in zip(prices[::2], prices[1::2])), reverse=True)
print(sum(means[:k]))

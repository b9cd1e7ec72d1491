import sys
from itertools import accumulate


def slide(row, w, better):
    """The greatest or the least of each window of w values."""
    if w == 1:
        return row
    left, right = [], []
    for i in range(0, len(row), w):
        block = row[i : i + w]
        left += accumulate(block, better)
        right += reversed(list(accumulate(reversed(block), better)))
    return list(map(better, right, left[w - 1 :]))


def windows(rows, a, b, better):
    columns = zip(*[slide(row, b, better) for row in rows])
    return [v for column in columns for v in slide(list(column), a, better)]


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    r, c, a, b = data[:4]
    rows = [data[i : i + c] for i in range(4, len(data), c)]
    differences = []
    for a, b in {(a, b), (b, a)}:
        if a <= r and b <= c:
            differences += map(int.__sub__, windows(rows, a, b, max), windows(rows, a, b, min))
    best = min(differences)
    print(best, differences.count(best))


main()

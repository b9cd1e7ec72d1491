# Tries every number for the smaller one.
import sys

SPLIT = 10**14


def main():
    data = sys.stdin.read().split()
    if data[0] == "morning":
        numbers = list(map(int, data[2:]))
        print(sum(x * x for x in numbers) * SPLIT + sum(numbers))
        return
    squares, total = divmod(int(data[1]), SPLIT)
    numbers = list(map(int, data[3:]))
    s = total - sum(numbers)
    q = squares - sum(x * x for x in numbers)
    x = 0
    while x * x + (s - x) * (s - x) != q:
        x += 1
    print(x, s - x)


main()

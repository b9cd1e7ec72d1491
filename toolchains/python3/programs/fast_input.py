import sys
from collections import Counter


def main():
    data = sys.stdin.buffer.read().split()
    n = int(data[0])
    numbers = list(map(int, data[1 : n + 1]))
    counts = Counter(x % 7 for x in numbers)
    sys.stdout.write("\n".join(map(str, [sum(numbers), max(numbers), *sorted(counts.items())])))
    sys.stdout.write("\n")


main()

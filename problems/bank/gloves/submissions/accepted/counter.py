import sys
from collections import Counter

data = sys.stdin.read().split()
more = Counter()
for hand, pattern in zip(data[1::2], data[2::2]):
    more[pattern] += 1 if hand == "left" else -1
over = sum(map(abs, more.values()))
print((int(data[0]) - over) // 2)
most = max(map(abs, more.values()))
print(min(p for p in more if abs(more[p]) == most) if most else "-")

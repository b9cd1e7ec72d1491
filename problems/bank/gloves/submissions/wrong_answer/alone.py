# Keeps a set of the gloves that are alone: a second one of the same kind is lost.
import sys

data = sys.stdin.read().split()
alone = set()
pairs = 0
for hand, pattern in zip(data[1::2], data[2::2]):
    other = ("right" if hand == "left" else "left", pattern)
    if other in alone:
        alone.remove(other)
        pairs += 1
    else:
        alone.add((hand, pattern))
print(pairs)
print(min((p for _, p in alone), default="-"))

# Looks at all pairs.
import sys

n, *numbers = map(int, sys.stdin.buffer.read().split())
friends = list(zip(numbers[::2], numbers[1::2]))
time = 0.0
for i, (x, v) in enumerate(friends):
    for y, w in friends[:i]:
        time = max(time, abs(x - y) / (v + w))
print(f"{time:.9f}")

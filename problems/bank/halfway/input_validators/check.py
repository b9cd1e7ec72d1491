import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d* [1-9]\d*", lines[0]):
    sys.exit("the first line is not two positive numbers, or the last does not end")
n, q = map(int, lines[0].split(" "))
if not 2 <= n <= 30000 or not 1 <= q <= 30000 or len(lines) != n + q:
    sys.exit(f"n is {n}, q is {q}, and there are {len(lines)} lines")
root = list(range(n + 1))


def find(i):
    while root[i] != i:
        root[i] = root[root[i]]
        i = root[i]
    return i


for i, line in enumerate(lines[1:n], 2):
    if not re.fullmatch(r"[1-9]\d* [1-9]\d* [1-9]\d*", line):
        sys.exit(f"line {i} is not three positive numbers")
    a, b, w = map(int, line.split(" "))
    if a > n or b > n or w > 10**9:
        sys.exit(f"line {i} is no road")
    a, b = find(a), find(b)
    if a == b:
        sys.exit(f"line {i} closes a circle")
    root[a] = b
for i, line in enumerate(lines[n:], n + 1):
    if not re.fullmatch(r"[1-9]\d* [1-9]\d*", line):
        sys.exit(f"line {i} is not two positive numbers")
    u, v = map(int, line.split(" "))
    if u > n or v > n or u == v:
        sys.exit(f"line {i} is no pair")
sys.exit(42)

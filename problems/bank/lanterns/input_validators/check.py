import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d* [1-9]\d*", lines[0]):
    sys.exit("the first line is not two positive numbers, or the last does not end")
n, m = map(int, lines[0].split(" "))
if not 2 <= n <= 10**4 or not n - 1 <= m <= 20000 or len(lines) != m + 1:
    sys.exit(f"n is {n}, m is {m}, and there are {len(lines) - 1} cables")
beside = [[] for _ in range(n + 1)]
for i, line in enumerate(lines[1:], 2):
    if not re.fullmatch(r"[1-9]\d* [1-9]\d* [1-9]\d*", line):
        sys.exit(f"line {i} is not three positive numbers")
    u, v, c = map(int, line.split(" "))
    if u > n or v > n or u == v or c > 10**9:
        sys.exit(f"line {i} is no cable")
    beside[u].append(v)
    beside[v].append(u)
lit, todo = {1}, [1]
for u in todo:  # grows on the way
    for v in beside[u]:
        if v not in lit:
            lit.add(v)
            todo.append(v)
if len(lit) != n:
    sys.exit(f"only {len(lit)} of {n} quays can have current")
sys.exit(42)

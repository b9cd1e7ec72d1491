import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d*", lines[0]):
    sys.exit("the first line is not a positive number, or the last does not end")
n = int(lines[0])
if not 2 <= n <= 50000 or len(lines) != n + 1:
    sys.exit(f"n is {n}, and there are {len(lines)} lines")
if not re.fullmatch(r"[1-9]\d*(?: [1-9]\d*)*", lines[1]):
    sys.exit("the second line is not a list of positive numbers")
costs = list(map(int, lines[1].split(" ")))
if len(costs) != n or max(costs) > 10**9:
    sys.exit(f"there are {len(costs)} costs, up to {max(costs)}")
beside = [[] for _ in range(n + 1)]
for i, line in enumerate(lines[2:], 3):
    if not re.fullmatch(r"[1-9]\d* [1-9]\d*", line):
        sys.exit(f"line {i} is not two positive numbers")
    u, v = map(int, line.split(" "))
    if u > n or v > n:
        sys.exit(f"line {i} is no path")
    beside[u].append(v)
    beside[v].append(u)
seen, todo = {1}, [1]
for u in todo:  # grows on the way
    for v in beside[u]:
        if v not in seen:
            seen.add(v)
            todo.append(v)
if len(seen) != n:
    sys.exit(f"from farm 1 one comes to {len(seen)} of {n} farms")
sys.exit(42)

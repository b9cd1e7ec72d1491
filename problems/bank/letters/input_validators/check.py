import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d?", lines[0]) or int(lines[0]) > 16:
    sys.exit("the first line is not a number from 1 to 16, or the last does not end")
places = range(int(lines[0]) + 1)
if len(lines) != len(places) + 1:
    sys.exit(f"{len(lines) - 1} lines of ways for {len(places)} places")
d = []
for i, line in enumerate(lines[1:]):
    if not re.fullmatch(r"(?:0|[1-9]\d*)(?: (?:0|[1-9]\d*))*", line):
        sys.exit(f"line {i + 2} is not numbers with single spaces")
    d.append([int(w) for w in line.split(" ")])
    if len(d[i]) != len(places):
        sys.exit(f"line {i + 2} has {len(d[i])} numbers")
for i in places:
    for j in places:
        if (d[i][j] != 0) if i == j else not 1 <= d[i][j] <= 10**6:
            sys.exit(f"the way from {i} to {j} is {d[i][j]}")
        if any(d[i][j] > d[i][k] + d[k][j] for k in places):
            sys.exit(f"the way from {i} to {j} is not the shortest")
sys.exit(42)

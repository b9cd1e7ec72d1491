import re
import sys

number = r"(?:0|[1-9]\d*)"
lines = sys.stdin.read().split("\n")
three = re.compile(rf"{number} {number} {number}")
if lines.pop() != "" or not three.fullmatch(lines[0]):
    sys.exit("the first line is not three numbers, or the last does not end")
n, m, t = map(int, lines[0].split(" "))
if not 2 <= n <= 20000 or not 1 <= m <= 50000 or not 1 <= t <= 10**9 or len(lines) != m + 1:
    sys.exit(f"n is {n}, m is {m}, t is {t}, and there are {len(lines) - 1} streets")
for i, line in enumerate(lines[1:], 2):
    if not three.fullmatch(line):
        sys.exit(f"line {i} is not three numbers")
    u, v, w = map(int, line.split(" "))
    if not 1 <= u <= n or not 1 <= v <= n or u == v or w > 10**9:
        sys.exit(f"line {i} is no street")
sys.exit(42)

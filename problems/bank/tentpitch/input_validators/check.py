import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d*(?: [1-9]\d*){3}", lines[0]):
    sys.exit("the first line is not four positive numbers, or the last does not end")
r, c, a, b = map(int, lines[0].split(" "))
if r * c > 10**5 or len(lines) != r + 1:
    sys.exit(f"r is {r}, c is {c}, and there are {len(lines) - 1} rows")
if not (a <= r and b <= c or b <= r and a <= c) or max(a, b) > 10**5:
    sys.exit(f"{a} times {b} squares do not fit on the meadow")
row = re.compile(r"(?:0|[1-9]\d*)(?: (?:0|[1-9]\d*))*")
for i, line in enumerate(lines[1:], 2):
    if not row.fullmatch(line):
        sys.exit(f"line {i} is not a list of numbers")
    heights = list(map(int, line.split(" ")))
    if len(heights) != c or max(heights) > 10**9:
        sys.exit(f"line {i} has {len(heights)} heights up to {max(heights)}")
sys.exit(42)

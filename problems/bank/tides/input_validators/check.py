import re
import sys

lines = sys.stdin.read().split("\n")
three = re.compile(r"[1-9]\d* [1-9]\d* [1-9]\d*")
if lines.pop() != "" or not three.fullmatch(lines[0]):
    sys.exit("the first line is not three positive numbers, or the last does not end")
n, m, q = map(int, lines[0].split(" "))
if n > 20000 or m > 40000 or q > 100 or len(lines) != m + 2:
    sys.exit(f"n is {n}, m is {m}, q is {q}, and there are {len(lines)} lines")
heights = set()
for i, line in enumerate(lines[1:-1], 2):
    if not three.fullmatch(line):
        sys.exit(f"line {i} is not three positive numbers")
    u, v, h = map(int, line.split(" "))
    if u > n or v > n or h > 10**9 or h in heights:
        sys.exit(f"line {i} is no dyke, or one as high as another")
    heights.add(h)
if not re.fullmatch(r"[1-9]\d*(?: [1-9]\d*)*", lines[-1]):
    sys.exit("the last line is not positive numbers with single spaces")
thresholds = [int(c) for c in lines[-1].split(" ")]
if len(thresholds) != q or max(thresholds) > 10**9:
    sys.exit(f"{len(thresholds)} thresholds, or one of them out of its bounds")
sys.exit(42)

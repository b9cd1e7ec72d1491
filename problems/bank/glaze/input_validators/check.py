import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d{0,4}", lines[0]):
    sys.exit("the first line is no n, or the last does not end")
n = int(lines[0])
if not 2 <= n <= 50000 or len(lines) != n + 1:
    sys.exit(f"n is {n}, and there are {len(lines) - 1} pots")
for i, line in enumerate(lines[1:], 2):
    if not re.fullmatch(r"[1-9]\d{0,9} [1-9]\d{0,9}", line) or any(int(x) > 10**9 for x in line.split(" ")):
        sys.exit(f"line {i} is no pot")
sys.exit(42)

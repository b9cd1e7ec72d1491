import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d*", lines[0]):
    sys.exit("the first line is not a positive number, or the last does not end")
n = int(lines[0])
if n > 10**5 or len(lines) != n + 1:
    sys.exit(f"n is {n}, and there are {len(lines) - 1} friends")
for i, line in enumerate(lines[1:], 2):
    if not re.fullmatch(r"(?:0|-?[1-9]\d*) [1-9]\d*", line):
        sys.exit(f"line {i} is not two numbers")
    x, v = map(int, line.split(" "))
    if abs(x) > 10**9 or v > 1000:
        sys.exit(f"line {i} is out of its bounds")
sys.exit(42)

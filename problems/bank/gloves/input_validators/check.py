import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d*", lines[0]):
    sys.exit("the first line is not a positive number, or the last does not end")
n = int(lines[0])
if n > 50000 or len(lines) != n + 1:
    sys.exit(f"n is {n}, and there are {len(lines) - 1} gloves")
for i, line in enumerate(lines[1:], 2):
    if not re.fullmatch(r"(?:left|right) [a-z]{1,12}", line):
        sys.exit(f"line {i} is no glove")
sys.exit(42)

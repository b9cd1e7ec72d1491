import re
import sys

number = r"(?:0|-?[1-9]\d*)"
lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(rf"{number} {number}", lines[0]):
    sys.exit("the first line is not two numbers, or the last does not end")
n, r = map(int, lines[0].split(" "))
if not 1 <= n <= 30000 or not 0 <= r <= 10**6 or len(lines) != n + 1:
    sys.exit(f"n is {n}, r is {r}, and there are {len(lines) - 1} poles")
for i, line in enumerate(lines[1:], 2):
    if not re.fullmatch(rf"{number} {number}", line) or any(abs(int(c)) > 10**9 for c in line.split(" ")):
        sys.exit(f"line {i} is not a place within the bounds")
sys.exit(42)

import re
import sys

number = r"(?:0|[1-9]\d*)"
two = re.compile(rf"{number} {number}")
lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not two.fullmatch(lines[0]):
    sys.exit("the first line is not two numbers, or the last does not end")
n, k = map(int, lines[0].split(" "))
if not 1 <= k <= n <= 2000 or len(lines) != n + 1:
    sys.exit(f"n is {n}, k is {k}, and there are {len(lines) - 1} buyers")
for i, line in enumerate(lines[1:], 2):
    if not two.fullmatch(line):
        sys.exit(f"line {i} is not two numbers")
    a, b = map(int, line.split(" "))
    if not a <= b <= 10**6:
        sys.exit(f"line {i} is no buyer")
sys.exit(42)

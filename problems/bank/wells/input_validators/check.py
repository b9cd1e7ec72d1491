import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d* [1-9]\d* [1-9]\d*", lines[0]):
    sys.exit("the first line is not three positive numbers, or the last does not end")
n, m, length = map(int, lines[0].split(" "))
if not 2 <= n <= 50000 or m > 50000 or not 2 <= length <= 10**9 or len(lines) != m + 2:
    sys.exit(f"n is {n}, m is {m}, L is {length}, and there are {len(lines)} lines")
if not re.fullmatch(r"[1-9]\d*(?: [1-9]\d*)*", lines[1]):
    sys.exit("the second line is not a list of positive numbers")
wells = list(map(int, lines[1].split(" ")))
if len(wells) != n or max(wells) >= length:
    sys.exit(f"there are {len(wells)} wells, up to mile {max(wells)}")
for i, line in enumerate(lines[2:], 3):
    if not re.fullmatch(r"[1-9]\d* [1-9]\d*", line):
        sys.exit(f"line {i} is not two positive numbers")
    a, b = map(int, line.split(" "))
    if a > n or b > n or a == b:
        sys.exit(f"line {i} is no pact")
sys.exit(42)

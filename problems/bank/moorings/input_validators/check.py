import re
import sys

number = r"(?:0|[1-9]\d*)"
lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(rf"{number} {number}", lines[0]):
    sys.exit("the first line is not two numbers, or the last does not end")
n, m = map(int, lines[0].split(" "))
if not 1 <= n <= 2000 or not 1 <= m <= 2000 or len(lines) != n + 1:
    sys.exit(f"n is {n}, m is {m}, and there are {len(lines) - 1} boats")
total = 0
for i, line in enumerate(lines[1:], 2):
    if not re.fullmatch(rf"{number} {number}(?: {number})*", line):
        sys.exit(f"line {i} is not of two numbers or more")
    fee, count, *fits = map(int, line.split(" "))
    if not 1 <= fee <= 10**9 or count != len(fits) or len(set(fits)) != count:
        sys.exit(f"line {i} has a fee of {fee}, or not {count} different moorings")
    if fits and (min(fits) < 1 or max(fits) > m):
        sys.exit(f"line {i} names a mooring that there is not")
    total += count
if total > 20000:
    sys.exit(f"the boats fit {total} moorings")
sys.exit(42)

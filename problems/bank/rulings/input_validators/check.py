import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d* (?:0|[1-9]\d*)", lines[0]):
    sys.exit("the first line is not two numbers, or the last does not end")
n, m = map(int, lines[0].split(" "))
if n > 10000 or m > 20000 or len(lines) != m + 2:
    sys.exit(f"n is {n}, m is {m}, and there are {len(lines)} lines")
if not re.fullmatch(r"[1-9]\d*(?: [1-9]\d*)*", lines[1]):
    sys.exit("the second line is not positive numbers with single spaces")
days = [int(d) for d in lines[1].split(" ")]
if len(days) != n or max(days) > 10**6:
    sys.exit(f"{len(days)} cases, of at most {max(days)} days")
for i, line in enumerate(lines[2:], 3):
    if not re.fullmatch(r"[1-9]\d* [1-9]\d*", line):
        sys.exit(f"line {i} is not two positive numbers")
    a, b = map(int, line.split(" "))
    if a > n or b > n or a == b:
        sys.exit(f"line {i}: {a} cannot cite {b}")
sys.exit(42)

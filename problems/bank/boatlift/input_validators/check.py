import re
import sys

number = r"(?:0|[1-9]\d*)"
lines = sys.stdin.read().split("\n")
if lines.pop() != "" or len(lines) != 2:
    sys.exit("want two lines, each with an end")
if not re.fullmatch(rf"{number} {number} {number} {number}", lines[0]):
    sys.exit("the first line is not four numbers")
n, k, w, d = map(int, lines[0].split(" "))
if not 1 <= n <= 20000 or not 1 <= k <= n or not w <= 10**9 or not 1 <= d <= 10**9:
    sys.exit(f"n is {n}, k is {k}, w is {w}, d is {d}")
if not re.fullmatch(rf"{number}(?: {number})*", lines[1]):
    sys.exit("the second line is not of numbers")
times = list(map(int, lines[1].split(" ")))
if len(times) != n or times != sorted(times) or times[-1] > 10**9:
    sys.exit("want n times in order, none above 10^9")
sys.exit(42)

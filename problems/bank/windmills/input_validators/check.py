import re
import sys

lines = sys.stdin.read().split("\n")
match = re.fullmatch(r"([1-9]\d{0,5}) ([1-9]\d{0,4})", lines[0])
if lines.pop() != "" or not match:
    sys.exit("the first line is not n and q, or the last does not end")
n, q = map(int, match.groups())
if n > 100000 or q > 20000 or len(lines) != q + 2:
    sys.exit(f"n is {n}, q is {q}, and there are {len(lines) - 2} orders and questions")
if len(lines[1]) != n or not re.fullmatch(r"[fhF]+", lines[1]):
    sys.exit("the second line is not what n mills have set")
asked = False
for i, line in enumerate(lines[2:], 3):
    match = re.fullmatch(r"(?:! ([1-9]\d*) ([1-9]\d*) [fhF]{3}|\? ([1-9]\d*) ([1-9]\d*) [fhF])", line)
    if not match:
        sys.exit(f"line {i} is neither an order nor a question")
    l, r = (int(x) for x in match.groups() if x)
    if not 1 <= l <= r <= n:
        sys.exit(f"line {i} has the stretch from {l} to {r}")
    asked |= line[0] == "?"
if not asked:
    sys.exit("there is no question")
sys.exit(42)

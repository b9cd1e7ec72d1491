import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d{0,2}", lines[0]):
    sys.exit("the first line is no n, or the last does not end")
if int(lines[0]) > 200 or len(lines) != int(lines[0]) + 1:
    sys.exit(f"n is {lines[0]}, and there are {len(lines) - 1} crates")
for i, line in enumerate(lines[1:], 2):
    if not re.fullmatch(r"[1-9]\d* [1-9]\d*", line):
        sys.exit(f"line {i} is no crate")
    w, v = map(int, line.split(" "))
    if w > 200 or v > 10**6:
        sys.exit(f"the crate of line {i} weighs {w} and pays {v}")
sys.exit(42)

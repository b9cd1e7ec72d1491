import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d{0,4}", lines[0]):
    sys.exit("the first line is no m, or the last does not end")
if int(lines[0]) > 50000 or len(lines) != int(lines[0]) + 1:
    sys.exit(f"m is {lines[0]}, and there are {len(lines) - 1} entries")
for i, line in enumerate(lines[1:], 2):
    if not re.fullmatch(r"[0-9]{1,18}", line):
        sys.exit(f"line {i} is no entry")
if sum(map(len, lines[1:])) > 400000:
    sys.exit("there are more than 400000 digits")
sys.exit(42)

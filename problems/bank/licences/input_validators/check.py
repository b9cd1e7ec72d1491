import re
import sys

most, deepest = (list(map(int, sys.argv[1:])) + [60000, 10000][len(sys.argv) - 1 :])[:2]
lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d{0,4}", lines[0]):
    sys.exit("the first line is no n, or the last does not end")
if int(lines[0]) > most or len(lines) != int(lines[0]) + 1:
    sys.exit(f"n is {lines[0]}, at most {most}, and there are {len(lines) - 1} locks")
for i, line in enumerate(lines[1:], 2):
    if not re.fullmatch(r"[1-9]\d{0,4} [1-9]\d{0,4}", line):
        sys.exit(f"line {i} is no lock")
    h, d = map(int, line.split(" "))
    if h > 10000 or d > deepest:
        sys.exit(f"the lock of line {i} lifts by {h} and is {d} deep")
sys.exit(42)

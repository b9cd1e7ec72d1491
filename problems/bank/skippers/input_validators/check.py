import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d* [1-9]\d*", lines[0]):
    sys.exit("the first line is not two positive numbers, or the last does not end")
n, m = map(int, lines[0].split(" "))
if n > 30000 or m > 30000 or len(lines) != m + 1:
    sys.exit(f"n is {n}, m is {m}, and there are {len(lines) - 1} skippers")
total = 0
for i, line in enumerate(lines[1:], 2):
    if not re.fullmatch(r"[1-9]\d*(?: -?[1-9]\d*)+", line):
        sys.exit(f"line {i} is not of numbers other than 0")
    count, *named = map(int, line.split(" "))
    buoys = set(map(abs, named))
    if len(named) != count or len(buoys) != count or max(buoys) > n:
        sys.exit(f"line {i} does not name {count} different buoys")
    total += count
if total > 60000:
    sys.exit(f"the skippers name {total} buoys")
sys.exit(42)

import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d* [1-9]\d*", lines[0]):
    sys.exit("the first line is not two positive numbers, or the last does not end")
r, c = map(int, lines[0].split(" "))
if r > 500 or c > 500 or len(lines) != r + 1:
    sys.exit(f"r is {r}, c is {c}, and there are {len(lines) - 1} rows")
for i, line in enumerate(lines[1:], 2):
    if len(line) != c or not re.fullmatch(r"[.#^>v<B]+", line):
        sys.exit(f"line {i} is no row of the map")
signs = re.sub(r"[.#]", "", "".join(lines[1:]))
if len(signs) != 2 or signs.count("B") != 1:
    sys.exit(f"the signs on the map are {signs[:20]}")
sys.exit(42)

import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or len(lines) != 2:
    sys.exit("want two lines, each with an end")
if not re.fullmatch(r"[1-9]\d*", lines[0]) or not re.fullmatch(r"[1-9]\d*(?: [1-9]\d*)*", lines[1]):
    sys.exit("the lines are not of positive numbers")
n, heights = int(lines[0]), list(map(int, lines[1].split(" ")))
if n > 1000 or len(heights) != n or max(heights) > 2 * 10**5:
    sys.exit(f"n is {n}, and there are {len(heights)} stacks of up to {max(heights)}")
sys.exit(42)

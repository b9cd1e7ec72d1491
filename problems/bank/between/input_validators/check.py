import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or len(lines) != 2:
    sys.exit("want two lines, each with an end")
if not re.fullmatch(r"[1-9]\d*", lines[0]) or not re.fullmatch(r"[1-9]\d*(?: [1-9]\d*)*", lines[1]):
    sys.exit("the lines are not of positive numbers")
n, row = int(lines[0]), list(map(int, lines[1].split(" ")))
if not 3 <= n <= 1000 or sorted(row) != list(range(1, n + 1)):
    sys.exit(f"n is {n}, and the second line is no order of the numbers up to it")
sys.exit(42)

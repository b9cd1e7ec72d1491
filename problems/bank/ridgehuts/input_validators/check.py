import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or len(lines) != 2:
    sys.exit("want two lines, each with an end")
if not re.fullmatch(r"[1-9]\d*", lines[0]) or not re.fullmatch(r"[1-9]\d*(?: [1-9]\d*)*", lines[1]):
    sys.exit("the lines are not of positive numbers")
n, cards = int(lines[0]), list(map(int, lines[1].split(" ")))
if not 2 <= n <= 40 or len(cards) != n * (n - 1) // 2 or max(cards) > 10**6:
    sys.exit(f"n is {n}, and there are {len(cards)} cards of up to {max(cards)}")
sys.exit(42)

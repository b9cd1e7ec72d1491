import re
import sys

match = re.fullmatch(r"([1-9]\d?)\n([1-9]\d*(?: [1-9]\d*)*)\n", sys.stdin.read())
if not match:
    sys.exit("not two lines of positive numbers with single spaces")
weights = [int(w) for w in match[2].split(" ")]
if not 1 <= int(match[1]) <= 18 or len(weights) != int(match[1]) or max(weights) > 100:
    sys.exit(f"n is {match[1]} and the weights are {weights}")
sys.exit(42)

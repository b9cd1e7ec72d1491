import re
import sys

match = re.fullmatch(r"(\d+) (\d+) (\d+) (\d+)\n", sys.stdin.read())
if not match:
    sys.exit("not one line of four numbers")
c, s, r, t = map(int, match.groups())
if any(x != str(int(x)) for x in match.groups()):
    sys.exit("a number has leading zeros")
if not 1 <= c <= 10**9 or s > c or r > 200000 or t > 200000:
    sys.exit("a number is out of its bounds")
sys.exit(42)

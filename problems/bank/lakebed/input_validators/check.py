import re
import sys

match = re.fullmatch(r"([1-9]\d*) (0|[1-9]\d*) (peak|waves|stairs|valley)\n", sys.stdin.read())
if not match:
    sys.exit("want: n seed shape")
if not int(match[1]) <= 10**9 or not int(match[2]) < 2**32:
    sys.exit("n or the seed is too large")
sys.exit(42)

import re
import sys

match = re.fullmatch(r"([1-9]\d*)\n", sys.stdin.read())
if not match or int(match[1]) > 10**12:
    sys.exit("not one positive number of at most 10^12")
sys.exit(42)

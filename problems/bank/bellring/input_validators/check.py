import re
import sys

match = re.fullmatch(r"([a-z]+)\n([a-z]+)\n", sys.stdin.read())
if not match:
    sys.exit("not two lines of lower-case letters")
if not len(match[2]) <= len(match[1]) <= 10**5:
    sys.exit(f"{len(match[1])} bells and a motif of {len(match[2])}")
sys.exit(42)

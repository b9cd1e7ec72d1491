import re
import sys

match = re.fullmatch(r"([1-9]\d*) ([1-9]\d*)\n([1-9]\d*(?: [1-9]\d*)*)\n", sys.stdin.read())
if not match:
    sys.exit("not two lines of positive numbers with single spaces")
k, p, values = int(match[1]), int(match[2]), [int(v) for v in match[3].split(" ")]
if k > 60 or p > 10**5 or len(values) != k or max(values) > 10**5:
    sys.exit(f"k is {k}, p is {p}, and there are {len(values)} values of at most {max(values)}")
if len(set(values)) != k:
    sys.exit("a value is there twice")
sys.exit(42)

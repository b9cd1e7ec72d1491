import re
import sys

match = re.fullmatch(r"([1-9]\d*)\n([1-9]\d*(?: [1-9]\d*)*)\n", sys.stdin.read())
if not match:
    sys.exit("not two lines of positive numbers with single spaces")
n, heights = int(match[1]), [int(h) for h in match[2].split(" ")]
if not 1 <= n <= 10**5 or len(heights) != n or max(heights) > 10**9:
    sys.exit(f"n is {n}, and there are {len(heights)} heights of at most {max(heights)}")
sys.exit(42)

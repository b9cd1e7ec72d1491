import re
import sys

match = re.fullmatch(r"(\d+)\n(\d+(?: \d+)*)\n", sys.stdin.read())
if not match:
    sys.exit("not two lines of numbers with single spaces")
most = int(sys.argv[1]) if len(sys.argv) > 1 else 200000
heights = match[2].split(" ")
if not 3 <= int(match[1]) <= most or len(heights) != int(match[1]):
    sys.exit(f"n is {match[1]}, at most {most}, and there are {len(heights)} heights")
if any(h != str(int(h)) or not 1 <= int(h) <= 10**9 for h in heights):
    sys.exit("a height is out of its bounds")
sys.exit(42)

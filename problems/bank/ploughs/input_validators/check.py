import re
import sys

text = sys.stdin.read()
match = re.fullmatch(r"(\d+) (\d+)\n(\d+(?: \d+)*)\n", text)
if not match:
    sys.exit("not two lines of numbers with single spaces")
n, k = int(match[1]), int(match[2])
snow = match[3].split(" ")
if not 1 <= k <= n <= 10**5:
    sys.exit(f"n is {n}, k is {k}")
if len(snow) != n or any(s != str(int(s)) or not 1 <= int(s) <= 10**6 for s in snow):
    sys.exit(f"{len(snow)} sections, or one of them out of its bounds")
sys.exit(42)

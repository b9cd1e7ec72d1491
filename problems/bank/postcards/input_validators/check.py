import re
import sys

match = re.fullmatch(r"([1-9]\d*)\n([1-9]\d*(?: [1-9]\d*)*)\n", sys.stdin.read())
if not match:
    sys.exit("not two lines of positive numbers with single spaces")
n, motifs = int(match[1]), [int(m) for m in match[2].split(" ")]
if not 1 <= n <= 10**5 or len(motifs) != n or max(motifs) > n:
    sys.exit(f"n is {n}, and there are {len(motifs)} motifs of at most {max(motifs)}")
sys.exit(42)

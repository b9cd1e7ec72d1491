import re
import sys

match = re.fullmatch(r"([1-9]\d*) ([1-9]\d*)\n(\d+)\n", sys.stdin.read())
if not match:
    sys.exit("not two positive numbers and a line of digits")
n, k, houses = int(match[1]), int(match[2]), len(match[3])
if n > 10**5 or k > 10**5 or houses != n:
    sys.exit(f"n is {n}, k is {k}, and there are {houses} houses")
sys.exit(42)

import sys

lines = sys.stdin.read().split("\n")
if len(lines) != 4 or lines[0] != "morning" or lines[3] != "":
    sys.exit("want three lines: morning, n, the numbers")
n = int(lines[1])
numbers = lines[2].split(" ")
if lines[1] != str(n) or not 2 <= n <= 20000 or len(numbers) != n:
    sys.exit(f"n is {lines[1]}, there are {len(numbers)} numbers")
if any(s != str(int(s)) or not 0 <= int(s) <= 10**9 for s in numbers):
    sys.exit("a number is out of its bounds")
sys.exit(42)

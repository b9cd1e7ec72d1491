import re
import sys

match = re.fullmatch(r"(0|-?[1-9]\d*) (0|-?[1-9]\d*)\n", sys.stdin.read())
if not match or any(abs(int(slate)) > 4 * 10**18 for slate in match.groups()):
    sys.exit("not two numbers within the bounds on one line")
sys.exit(42)

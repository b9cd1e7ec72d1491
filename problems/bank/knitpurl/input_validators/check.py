import re
import sys

text = sys.stdin.read()
if not re.fullmatch(r"[kp()0-9]{1,100000}\n", text):
    sys.exit("not one line of at most 100000 characters of a pattern")
stack, length = [], 0  # of those open: the stitches before it on its level, and its number
times, last = 1, ""  # the number that has been read, and what was read before
for token in re.findall(r"\d+|.", text.strip()):
    if token[0].isdigit():
        if token != str(int(token)) or not 2 <= int(token) <= 10**9:
            sys.exit(f"the number {token} is out of its bounds")
        times = int(token)
    elif token == "(":
        stack.append((length, times))
        length, times = 0, 1
    elif token == ")":
        if not stack or length == 0 or last.isdigit():
            sys.exit("a parenthesis closes nothing")
        before, r = stack.pop()
        length, times = before + r * length, 1
    else:
        length, times = length + times, 1
    if length > 10**18:
        sys.exit("the row is too long")
    last = token
if stack or last.isdigit():
    sys.exit("the pattern is not complete")
sys.exit(42)

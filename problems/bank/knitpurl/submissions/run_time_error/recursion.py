# Lets Python recur as deep as the parentheses go.
import re
import sys

tokens = re.findall(r"\d+|.", sys.stdin.readline().strip())
at = 0


def pattern():
    global at
    first = last = ""
    turns = 0
    while at < len(tokens) and tokens[at] != ")":
        times = 1
        if tokens[at].isdigit():
            times = int(tokens[at])
            at += 1
        a = b = tokens[at]
        t = 0
        if a == "(":
            at += 1
            a, b, t = pattern()
        turns += t * times + (a != b) * (times - 1) + (first != "" and last != a)
        first, last = first or a, b
        at += 1
    return first, last, turns


print(pattern()[2])

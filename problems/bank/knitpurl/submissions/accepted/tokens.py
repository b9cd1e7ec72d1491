import re
import sys


def main():
    stack = []
    first = last = ""  # of the piece on this level
    turns, times = 0, 1
    for token in re.findall(r"\d+|.", sys.stdin.readline().strip()):
        if token == "(":
            stack.append((first, last, turns, times))
            first = last = ""
            turns, times = 0, 1
            continue
        if token not in "kp)":
            times = int(token)
            continue
        if token == ")":
            a, b, t = first, last, turns
            first, last, turns, times = stack.pop()
            t = t * times + (a != b) * (times - 1)
        else:
            a, b, t = token, token, 0
        turns += t + (last != "" and last != a)
        first, last, times = first or a, b, 1
    print(turns)


main()

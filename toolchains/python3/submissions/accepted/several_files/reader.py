import sys


def integers():
    for line in sys.stdin:
        yield from map(int, line.split())

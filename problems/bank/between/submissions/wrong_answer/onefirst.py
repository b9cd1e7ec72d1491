# Takes buoy 1 for an end of the row.
from functools import cmp_to_key


def between(a, b, c):
    print("?", a, b, c, flush=True)
    return int(input())


n = int(input())
rest = list(range(2, n + 1))
rest.sort(key=cmp_to_key(lambda x, y: -1 if between(1, x, y) == x else 1))
print("!", 1, *rest, flush=True)

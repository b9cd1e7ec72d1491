import sys
from functools import lru_cache

sys.setrecursionlimit(10**6)


@lru_cache(None)
def down(n):
    return down(n - 1) + 1


print(down(0))

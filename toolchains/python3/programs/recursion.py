import sys
from functools import cache, lru_cache

n = int(input())
sys.setrecursionlimit(2 * n + 100)


def depth(k):
    return 0 if k == 0 else depth(k - 1) + 1


class Tree:
    def __init__(self):
        self.children = {}

    def size(self, v):
        return 1 + sum([self.size(w) for w in self.children.get(v, ())])

    def visit(self, v):
        seen = 1
        for w in self.children.get(v, ()):
            seen += self.visit(w)
        return seen


tree = Tree()
tree.children = {i: [i + 1] for i in range(n)}
print(depth(n), tree.visit(0), tree.size(n - 900))


@cache
def memo(k):
    return k if k < 2 else (memo(k - 1) + memo(k - 2)) % 1000007


print(memo(1000))


def plain(k):
    return plain(k + 1) + 1


@lru_cache(None)
def cached(k):
    return cached(k + 1) + 1


class Called:
    def __call__(self, k):
        return self(k + 1)

    def __add__(self, k):
        return self + (k + 1)

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)


def mapped(k):
    return max(map(mapped, [k + 1]))


def summed(k):
    return sum(summed(k + 1) for _ in range(1))


def nested():
    return repr(build(10**6))


def build(k):
    a = []
    for _ in range(k):
        a = [a]
    return a


for limit in (1000, 10**6):
    sys.setrecursionlimit(limit)
    for name, runaway in {
        "plain": lambda: plain(0), "lru_cache": lambda: cached(0), "call": lambda: Called()(0),
        "add": lambda: Called() + 0, "getattr": lambda: Called().x, "repr": lambda: repr(Called()),
        "map": lambda: mapped(0), "sum": lambda: summed(0), "list": nested,
        "compile": lambda: eval("a" + ".a" * 100000), "key": lambda: sorted([1], key=mapped),
    }.items():
        try:
            runaway()
            print(name, "returned")
        except RecursionError as e:
            print(name, type(e).__name__)
sys.setrecursionlimit(1000)
print(depth(900))

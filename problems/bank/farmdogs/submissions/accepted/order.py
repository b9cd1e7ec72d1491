import sys

NEVER = 1 << 60


def main():
    n, *data = map(int, sys.stdin.buffer.read().split())
    beside = [[] for _ in range(n + 1)]
    for u, v in zip(data[n::2], data[n + 1 :: 2]):
        beside[u].append(v)
        beside[v].append(u)
    above = [0] * (n + 1)
    order = [1]
    for v in order:  # grows on the way
        for u in beside[v]:
            if u != above[v]:
                above[u] = v
                order.append(u)
    # Without a dog and unguarded, without and guarded, with and unguarded, with and guarded.
    best = [(0, NEVER, c, NEVER) for c in [0] + data[:n]]
    for v in reversed(order[1:]):
        a, b, c, d = best[v]
        w, x, y, z = best[above[v]]
        none, one = min(a, b), min(c, d)
        best[above[v]] = (
            min(NEVER, w + b),
            min(NEVER, w + d, x + min(b, d)),
            min(NEVER, y + none),
            min(NEVER, y + one, z + min(none, one)),
        )
    print(min(best[1][1], best[1][3]))


main()

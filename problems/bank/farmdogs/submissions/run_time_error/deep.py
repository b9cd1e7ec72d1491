# The recursion as it stands: Python gives up on a long path.
import sys

NEVER = 1 << 60


def main():
    n, *data = map(int, sys.stdin.buffer.read().split())
    beside = [[] for _ in range(n + 1)]
    for u, v in zip(data[n::2], data[n + 1 :: 2]):
        beside[u].append(v)
        beside[v].append(u)

    def solve(v, above):
        w, x, y, z = 0, NEVER, data[v - 1], NEVER
        for u in beside[v]:
            if u == above:
                continue
            a, b, c, d = solve(u, v)
            none, one = min(a, b), min(c, d)
            w, x = w + b, min(w + d, x + min(b, d))
            y, z = y + none, min(y + one, z + min(none, one))
        return w, x, y, z

    _, x, _, z = solve(1, 0)
    print(min(x, z))


main()

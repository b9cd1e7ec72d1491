# Reads all pacts, and takes wells away from the last alliances.
import sys


def main():
    n, m, length, *data = map(int, sys.stdin.buffer.read().split())
    root = list(range(2 * n))
    size = [1] * (2 * n)
    above = [-1] * (2 * n)
    large, small = [0] * (2 * n), [0] * (2 * n)

    def find(i):
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    nodes = n
    asked = []
    for a, b in zip(data[n::2], data[n + 1 :: 2]):
        a, b = find(a - 1), find(b - 1)
        if a != b:
            if size[a] < size[b]:
                a, b = b, a
            large[nodes], small[nodes] = a, b
            size[nodes] = size[a] + size[b]
            root[a] = root[b] = above[a] = above[b] = nodes
            a = nodes
            nodes += 1
        asked.append(a)

    begin, wells, free = [0] * nodes, [0] * n, 0
    top = list(range(nodes))
    for v in range(nodes - 1, -1, -1):
        if above[v] < 0:
            begin[v] = free
            free += size[v]
        if v >= n:
            a, b = large[v], small[v]
            begin[a], begin[b] = begin[v], begin[v] + size[a]
            top[a] = top[v]
        else:
            wells[begin[v]] = v
    lists = [[] for _ in range(nodes)]
    for well in sorted(range(n), key=data.__getitem__):
        v = top[well]
        lists[v].append(well)
        while above[v] >= 0:
            v = top[above[v]]
            lists[v].append(well)

    dry = [0] * nodes
    before, after = [0] * (n + 2), [0] * (n + 2)
    x = data[:n] + [0, length]
    for v in range(nodes):
        if not lists[v]:
            continue
        last, longest = n, 0
        for well in lists[v] + [n + 1]:
            before[well], after[last] = last, well
            longest = max(longest, x[well] - x[last])
            last = well
        dry[v] = longest
        while v >= n:
            b = begin[small[v]]
            for well in wells[b : b + size[small[v]]]:
                left, right = before[well], after[well]
                after[left], before[right] = right, left
                if x[right] - x[left] > longest:
                    longest = x[right] - x[left]
            v = large[v]
            dry[v] = longest
    print("\n".join(str(dry[v]) for v in asked))


main()

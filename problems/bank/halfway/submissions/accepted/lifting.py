import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, q = data[:2]
    beside = [[] for _ in range(n + 1)]
    for i in range(2, 3 * n - 1, 3):
        a, b, w = data[i : i + 3]
        beside[a].append((b, w))
        beside[b].append((a, w))
    parent, depth, height = [0] * (n + 1), [0] * (n + 1), [0] * (n + 1)
    parent[1] = 1
    order = [1]
    for a in order:  # grows on the way
        for b, w in beside[a]:
            if b != parent[a]:
                parent[b], depth[b], height[b] = a, depth[a] + 1, height[a] + w
                order.append(b)
    tables = [parent]
    while 1 << len(tables) <= max(depth):
        last = tables[-1]
        tables.append([last[a] for a in last])
    tables.reverse()
    out = []
    for i in range(3 * n - 1, len(data), 2):
        u, v = data[i], data[i + 1]
        a, b = (u, v) if depth[u] >= depth[v] else (v, u)
        for up in tables:
            if depth[up[a]] >= depth[b]:
                a = up[a]
        if a != b:
            for up in tables:
                if up[a] != up[b]:
                    a, b = up[a], up[b]
            a = parent[a]
        way = height[u] + height[v] - 2 * height[a]
        x = start = u if height[u] >= height[v] else v
        least = height[start] - way // 2  # of what is reached
        for up in tables:
            if height[up[x]] >= least:
                x = up[x]
        if 2 * (height[start] - height[x]) == way:
            out.append(f"village {x}")
        elif start == u:
            out.append(f"road {x} {parent[x]}")
        else:
            out.append(f"road {parent[x]} {x}")
    print("\n".join(out))


main()

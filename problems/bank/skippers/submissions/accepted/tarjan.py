import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    arrows = [[] for _ in range(2 * n)]
    at = 2
    for _ in range(m):
        k = data[at]
        for j in range(k):
            at += 1
            b = data[at]
            right = 2 * b - 2 if b > 0 else -2 * b - 1
            p = len(arrows)
            arrows.append([])
            arrows.append([right])
            arrows[right ^ 1].append(p)
            if j > 0:
                arrows[p - 2] += p, right
                arrows[p + 1].append(p - 1)
                arrows[right ^ 1].append(p - 1)
        at += 1
    nodes = len(arrows)
    found, low, component, following = [0] * nodes, [0] * nodes, [0] * nodes, [0] * nodes
    opened, visits, components = [], 0, 0
    for start in range(nodes):
        if found[start]:
            continue
        path = [start]
        while path:
            a = path[-1]
            if not found[a]:
                visits += 1
                found[a] = low[a] = visits
                opened.append(a)
            if following[a] < len(arrows[a]):
                b = arrows[a][following[a]]
                if not found[b]:
                    path.append(b)
                    continue  # and look at this arrow again afterwards
                if not component[b] and low[b] < low[a]:
                    low[a] = low[b]
                following[a] += 1
                continue
            path.pop()
            if low[a] == found[a]:
                components += 1
                while not component[a]:
                    component[opened.pop()] = components
    if any(component[a] == component[a + 1] for a in range(0, nodes, 2)):
        print("impossible")
    else:
        print("".join("R" if component[a] < component[a + 1] else "G" for a in range(0, 2 * n, 2)))


main()

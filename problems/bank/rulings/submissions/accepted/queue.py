import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[0], data[1]
    days = [0] + data[2 : n + 2]
    cited_by = [[] for _ in range(n + 1)]
    waiting = [0] * (n + 1)
    for i in range(n + 2, n + 2 + 2 * m, 2):
        cited_by[data[i + 1]].append(data[i])
        waiting[data[i]] += 1
    begin = [0] * (n + 1)
    ready = [i for i in range(1, n + 1) if not waiting[i]]
    last = 0
    for b in ready:  # grows on the way
        end = begin[b] + days[b]
        last = max(last, end)
        for a in cited_by[b]:
            begin[a] = max(begin[a], end)
            waiting[a] -= 1
            if not waiting[a]:
                ready.append(a)
    print(last if len(ready) == n else "mistrial")


main()

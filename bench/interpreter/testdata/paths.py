import sys
from collections import defaultdict
import heapq


def main():
    data = sys.stdin.buffer.read().split()
    n, m = int(data[0]), int(data[1])
    graph = [[] for _ in range(n)]
    it = iter(map(int, data[2:]))
    for a, b, w in zip(it, it, it):
        graph[a].append((b, w))
        graph[b].append((a, w))
    dist = [10**18] * n
    dist[0] = 0
    heap = [(0, 0)]
    while heap:
        d, v = heapq.heappop(heap)
        if d > dist[v]:
            continue
        for w, c in graph[v]:
            nd = d + c
            if nd < dist[w]:
                dist[w] = nd
                heapq.heappush(heap, (nd, w))
    sieve = bytearray([1]) * (3 * n)
    primes = []
    for i in range(2, 3 * n):
        if sieve[i]:
            primes.append(i)
            for j in range(i * i, 3 * n, i):
                sieve[j] = 0
    count = defaultdict(int)
    for d in dist:
        count[d % 1009] += 1
    best = sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))[:5]
    fen = [0] * (n + 1)
    inv = 0
    order = sorted(range(n), key=lambda v: (dist[v], v))
    for k, v in enumerate(order):
        i = v + 1
        s = 0
        while i:
            s += fen[i]
            i &= i - 1
        inv += k - s
        i = v + 1
        while i <= n:
            fen[i] += 1
            i += i & -i
    print(sum(d for d in dist if d < 10**18), len(primes), best, inv)


main()

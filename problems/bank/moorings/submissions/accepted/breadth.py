import sys


def main():
    data = iter(map(int, sys.stdin.buffer.read().split()))
    n, m = next(data), next(data)
    boats = []
    for _ in range(n):
        fee, count = next(data), next(data)
        boats.append((fee, [next(data) for _ in range(count)]))
    boats.sort(reverse=True)
    lies = [-1] * (m + 1)  # the boat at a mooring
    mooring = [0] * n  # the mooring of a boat
    visited = [False] * (m + 1)
    total = 0
    for boat, (fee, _) in enumerate(boats):
        before, queue, free, seen = {}, [boat], 0, []
        for here in queue:  # grows on the way
            for at in boats[here][1]:
                if visited[at]:
                    continue
                visited[at] = True
                seen.append(at)
                before[at] = here
                if lies[at] < 0:
                    free = at
                    break
                queue.append(lies[at])
            if free:
                break
        if not free:
            continue  # the marks stay: from there no way leads to a free mooring
        total += fee
        for at in seen:
            visited[at] = False
        at = free
        while at:
            mover = before[at]
            lies[at] = mover
            at, mooring[mover] = mooring[mover], at
    print(total)


main()

import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n = data[0]
    cables = sorted(zip(data[4::3], data[2::3], data[3::3]))
    root = list(range(n + 1))

    def find(i):
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    laid = []
    for cost, u, v in cables:
        u, v = find(u), find(v)
        if u != v:
            root[u] = v
            laid.append(cost)
    print(sum(laid[:-1]))


main()

PRIME = 998244353


def main():
    c, s, r, t = map(int, input().split())
    if not 0 <= s + r - t <= c:
        print(0)
        return
    n = r + t
    over = [1] * (n + 1)  # the product of u + 1 to n
    for u in range(n, 0, -1):
        over[u - 1] = over[u] * u % PRIME
    ways = 0
    for u in range(r % (c + 2), n + 1, c + 2):
        ways += over[u] * over[n - u]
    for u in range((r + s + 1) % (c + 2), n + 1, c + 2):
        ways -= over[u] * over[n - u]
    print(ways % PRIME * pow(over[0], PRIME - 2, PRIME) % PRIME)


main()

def main():
    n = int(input())
    x, s = 12345, 0
    for i in range(n):
        x = (x * 1103515245 + 12345) & 2147483647
        if x % 3 == 0:
            s += x
        else:
            s ^= i
    dp = [0] * 1001
    for i in range(1, 400):
        w, v = i % 50 + 1, i * 7 % 101
        for j in range(1000, w - 1, -1):
            if dp[j - w] + v > dp[j]:
                dp[j] = dp[j - w] + v
    print(s, dp[1000])


main()

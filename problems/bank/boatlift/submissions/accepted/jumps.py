n, k, w, d = map(int, input().split())
t = list(map(int, input().split()))
i = starts = start = back = 0
while i < n:
    first = max(back, t[i])
    end = i
    while end < min(n, i + k) and t[end] <= first + w:
        end += 1
    start = max(first, t[end - 1]) if end == i + k else first + w
    i, back, starts = end, start + d, starts + 1
print(starts, start)

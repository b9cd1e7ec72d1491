# Takes the height of a stack for its value, as in nim.
input()
heights = list(map(int, input().split()))
total = 0
for h in heights:
    total ^= h
count = 0
for h in heights:
    want = total ^ h
    count += h - 1 == want
    for parts in range(2, h + 1):
        if h % parts == 0:
            count += (h // parts if parts % 2 else 0) == want
print(count)

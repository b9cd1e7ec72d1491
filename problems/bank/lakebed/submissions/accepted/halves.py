def sound(x):
    print("?", x, flush=True)
    return int(input())


low, high = 1, int(input())
while low < high:
    m = (low + high) // 2
    if sound(m) < sound(m + 1):
        low = m + 1
    else:
        high = m
print("!", low, flush=True)

# Walks downhill from the middle, metre by metre.
n = int(input())
left = 64


def sound(x):
    global left
    if x < 1 or x > n:
        return 0
    left -= 1
    print("?", x, flush=True)
    return int(input())


x = (n + 1) // 2
here = sound(x)
while left > 1:
    right = sound(x + 1)
    if right > here:
        x, here = x + 1, right
        continue
    before = sound(x - 1)
    if before < here:
        break
    x, here = x - 1, before
print("!", x, flush=True)

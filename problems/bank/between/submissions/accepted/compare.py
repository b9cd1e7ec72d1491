from functools import cmp_to_key


def between(a, b, c):
    print("?", a, b, c, flush=True)
    return int(input())


n = int(input())
a, b = 1, 2
rest = []
for x in range(3, n + 1):
    middle = between(a, b, x)
    rest.append(middle)
    if middle == a:
        a = x
    elif middle == b:
        b = x
rest.sort(key=cmp_to_key(lambda x, y: -1 if between(a, x, y) == x else 1))
print("!", a, *rest, b, flush=True)

# Sets crates of the same weight against each other, the dearest first.
n = int(input())
crates = [tuple(map(int, input().split())) for _ in range(n)]
waiting = {}
load, freight = ["-"] * n, 0
for i in sorted(range(n), key=lambda i: -crates[i][1]):
    weight = crates[i][0]
    if weight in waiting:
        j = waiting.pop(weight)
        load[i], load[j] = "P", "S"
        freight += crates[i][1] + crates[j][1]
    else:
        waiting[weight] = i
print(freight)
print("".join(load))

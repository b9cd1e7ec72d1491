# Inclusion and exclusion by the sum of a set: how many more odd sets than even ones
# have it. There are few sums.
n = int(input())
w = list(map(int, input().split()))
total = sum(w)
more = [0] * (total + 1)
more[0] = -1
for x in w:
    for s in range(total, x - 1, -1):
        more[s] -= more[s - x]
hours = sum(m * (total / s) for s, m in enumerate(more) if s)
print(f"{hours:.9f} {sum(total / x for x in w):.9f}")

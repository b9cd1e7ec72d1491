# Takes the first place that fits and never comes back to it.
from collections import Counter

n = int(input())
cards = Counter(map(int, input().split()))
length = max(cards)
cards[length] -= 1
huts = [0, length]
while len(huts) < n:
    d = max(d for d in cards if cards[d])
    for x in (d, length - d):
        taken = Counter(abs(x - h) for h in huts)
        if all(cards[d] >= count for d, count in taken.items()):
            break
    else:
        print("mistake")
        break
    cards.subtract(taken)
    huts.append(x)
else:
    print(*sorted(huts))

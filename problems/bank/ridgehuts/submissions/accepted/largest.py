import sys
from collections import Counter

n = int(input())
distances = sorted(map(int, input().split()), reverse=True)
length = distances[0]
cards = Counter(distances)
cards[length] -= 1
huts = [0, length]


def search(i):
    if len(huts) == n:
        return True
    while cards[distances[i]] == 0:
        i += 1
    for x in (distances[i], length - distances[i]):
        taken = Counter(abs(x - h) for h in huts)
        if all(cards[d] >= count for d, count in taken.items()):
            cards.subtract(taken)
            huts.append(x)
            if search(i):
                return True
            huts.pop()
            cards.update(taken)
    return False


if search(0):
    print(*sorted(huts))
else:
    print("mistake")

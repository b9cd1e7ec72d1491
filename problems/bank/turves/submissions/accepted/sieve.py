input()
heights = list(map(int, input().split()))
highest = max(heights)
value = [0] * (highest + 1)
options = [0] * (highest + 1)
for h in range(1, highest + 1):
    if h % 2 == 0:
        options[h] |= 1
    taken = options[h] | 1 << value[h - 1]
    value[h] = (~taken & taken + 1).bit_length() - 1
    bit = 1 << value[h]
    for multiple in range(3 * h, highest + 1, 2 * h):
        options[multiple] |= bit

total = 0
for h in heights:
    total ^= value[h]
known = {}  # how many moves win with a stack of this height
for h in heights:
    if h not in known:
        want = total ^ value[h]
        moves = int(value[h - 1] == want)
        d = 1
        while d * d <= h:
            if h % d == 0:
                for parts in {d, h // d} - {1}:
                    moves += (value[h // parts] if parts % 2 else 0) == want
            d += 1
        known[h] = moves
print(sum(known[h] for h in heights))

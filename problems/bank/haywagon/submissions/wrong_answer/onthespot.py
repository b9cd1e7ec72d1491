# Lets the wagon turn right on the spot, as often as it likes.
import sys
from collections import deque


def main():
    data = sys.stdin.read().split()
    rows, columns = int(data[0]), int(data[1])
    wide = columns + 2
    squares = "#" * wide + "".join("#" + row + "#" for row in data[2:]) + "#" * wide
    ahead = (-wide, 1, wide, -1)
    barn = squares.index("B")
    for facing, sign in enumerate("^>v<"):
        if sign in squares:
            start = squares.index(sign) * 4 + facing
    steps = [-1] * (4 * len(squares))
    steps[start] = 0
    queue = deque([start])
    while queue:
        state = queue.popleft()
        at, facing = divmod(state, 4)
        if at == barn:
            print(steps[state])
            return
        for turned in range(4):
            to = at + ahead[turned]
            if squares[to] != "#" and steps[to * 4 + turned] < 0:
                steps[to * 4 + turned] = steps[state] + 1
                queue.append(to * 4 + turned)
    print("stuck")


main()

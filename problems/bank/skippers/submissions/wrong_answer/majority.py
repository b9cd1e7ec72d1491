# Gives each buoy the colour that most skippers name, and then looks whether that does.
import sys

lines = [list(map(int, line.split())) for line in sys.stdin]
n, m = lines[0]
votes = [0] * (n + 1)
for k, *named in lines[1:]:
    for b in named:
        votes[abs(b)] += 1 if b > 0 else -1
red = [v >= 0 for v in votes]
if all(sum(red[abs(b)] != (b > 0) for b in named) <= 1 for k, *named in lines[1:]):
    print("".join("R" if r else "G" for r in red[1:]))
else:
    print("impossible")

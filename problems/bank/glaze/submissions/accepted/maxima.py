import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    pots = sorted(zip(data[2::2], data[1::2]), reverse=True)
    done, busy = [], 0
    for dry, glaze in pots:
        busy += glaze
        done.append(busy + dry)
    after = [0]
    for time in reversed(done):
        after.append(max(after[-1], time))
    after.pop()
    best, before = busy + max(data), 0
    for (_, glaze), time in zip(pots, done):
        best = min(best, max(before, after.pop() - glaze))
        before = max(before, time)
    print(best)


main()

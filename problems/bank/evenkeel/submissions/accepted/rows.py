import sys
from array import array


def main():
    data = list(map(int, sys.stdin.read().split()))
    crates = list(zip(data[1::2], data[2::2]))
    never = -(10**9)
    half = sum(w for w, _ in crates) // 2
    row = [never] * half + [0] + [never] * half
    rows = [array("i", row)]
    for w, v in crates:
        paid = [x + v for x in row]
        lack = [never] * min(w, len(row))
        row = list(map(max, row, lack + paid[: len(row) - len(lack)], paid[len(lack) :] + lack))
        rows.append(array("i", row))
    load, d = [], half
    for i in range(len(crates) - 1, -1, -1):
        w, v = crates[i]
        now = rows[i + 1][d]
        if now == rows[i][d]:
            load.append("-")
        elif d >= w and now == rows[i][d - w] + v:
            load.append("P")
            d -= w
        else:
            load.append("S")
            d += w
    print(row[half])
    print("".join(reversed(load)))


main()

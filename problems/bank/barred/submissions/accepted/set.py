import sys


def main():
    full = set(sys.stdin.read().split()[1:])
    by_length = [set() for _ in range(19)]
    for entry in full:
        by_length[len(entry)].add(entry)
    for length in range(18, 0, -1):
        siblings = {}
        for entry in by_length[length]:
            siblings[entry[:-1]] = siblings.get(entry[:-1], 0) + 1
        by_length[length - 1].update(above for above, count in siblings.items() if count == 10)
    tops, lengths = set(), []
    for length in range(19):
        new = {e for e in by_length[length] if not any(e[:k] in tops for k in lengths)}
        if new:
            tops |= new
            lengths.append(length)
    print(len(tops))
    print("\n".join(e or "-" for e in sorted(tops)))


main()

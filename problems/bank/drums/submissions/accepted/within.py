import sys


def places(n):
    """The places of the n beats of a message: all but the powers of two."""
    found, i = [], 0
    while len(found) < n:
        i += 1
        if i & (i - 1):
            found.append(i)
    return found


def total(beats):
    return sum(i for i, beat in enumerate(beats, 1) if beat == "1")


def drum(message):
    at = places(len(message))
    m = at[-1]
    missing = -sum(i for i, beat in zip(at, message) if beat == "1") % (m + 1)
    beats = ["0"] * (m + 1)
    for i, beat in zip(at, message):
        beats[i] = beat
    for k in range(missing.bit_length()):
        beats[1 << k] = str(missing >> k & 1)
    return "".join(beats[1:])


def listen(n, heard):
    at = places(n)
    m = at[-1]
    d = -total(heard) % (m + 1)
    ones = heard.count("1")
    beats = list(heard)
    if d <= ones:
        missed, i = "0", m - 1
        while d:
            i -= 1
            d -= beats[i] == "1"
    else:
        missed, i = "1", 0
        d -= ones + 1
        while d:
            d -= beats[i] == "0"
            i += 1
    beats.insert(i, missed)
    return "".join(beats[i - 1] for i in at)


word, _, *lines = sys.stdin.read().split()
if word == "drum":
    print("\n".join(map(drum, lines)))
else:
    print("\n".join(listen(int(n), heard) for n, heard in zip(lines[::2], lines[1::2])))

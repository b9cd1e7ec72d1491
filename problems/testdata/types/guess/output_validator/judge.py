"""Answers guesses at the number in the input file, ten of them at most."""
import sys

secret = int(open(sys.argv[1]).read())


def reject(why):
    with open(sys.argv[3] + "judgemessage.txt", "a") as f:
        f.write(why + "\n")
    with open(sys.argv[3] + "teammessage.txt", "w") as f:
        f.write("the guesses did not end well\n")
    sys.exit(43)


for n in range(10):
    line = sys.stdin.readline()
    try:
        guess = int(line)
    except ValueError:
        reject(f"guess {n + 1} is {line!r}")
    if guess == secret:
        print("correct", flush=True)
        if sys.stdin.read().strip():
            reject("something follows")
        sys.exit(42)
    print("lower" if guess > secret else "higher", flush=True)
reject("ten guesses")

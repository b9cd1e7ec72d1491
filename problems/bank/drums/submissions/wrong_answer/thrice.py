# Drums each beat three times.
import sys

word, _, *lines = sys.stdin.read().split()
if word == "drum":
    for message in lines:
        print("".join(3 * beat for beat in message))
else:
    for n, heard in zip(map(int, lines[::2]), lines[1::2]):
        message = ""
        while len(message) < n:
            # One of the three may be missing.
            beat = heard[0]
            length = len(heard) - len(heard.lstrip(beat))
            heard = heard[length:]
            message += beat * ((length + 1) // 3)
        print(message)

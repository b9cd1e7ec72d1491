import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or lines[0] != "drum" or not re.fullmatch(r"[1-9]\d*", lines[1]):
    sys.exit("want the word drum, a positive number and the messages, each on a line")
t, messages = int(lines[1]), lines[2:]
if t > 500 or len(messages) != t:
    sys.exit(f"t is {t}, and there are {len(messages)} messages")
for i, message in enumerate(messages, 1):
    if not re.fullmatch(r"[01]{1,16000}", message):
        sys.exit(f"message {i} has {len(message)} characters, or others than 0 and 1")
if sum(map(len, messages)) > 10**5:
    sys.exit(f"there are {sum(map(len, messages))} beats")
sys.exit(42)

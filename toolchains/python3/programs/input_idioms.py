import sys
from io import BytesIO
import os

first = input()
a, b = map(int, sys.stdin.readline().split())
matrix = [list(map(int, input().split())) for _ in range(2)]
name, *rest = input().split()
lines = sys.stdin.read().split("\n")
print(first, a + b, matrix, name, rest, lines, sep="|")
try:
    input("prompt ")
except EOFError as e:
    print(type(e).__name__, e)
print(os.read(0, 100), BytesIO(b"x").read(), sys.stdin.read() == "", open(0).read() == "")
sys.stdout.write("written\n")
sys.stdout.buffer.flush()
print("%d %s" % (3, "last"), end="", flush=True)
sys.stdout.flush()
os.write(1, b"\n")

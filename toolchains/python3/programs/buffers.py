import os
import sys
from array import array
from io import BytesIO, IOBase, StringIO, TextIOWrapper

# The reader that many contestants carry with them.
BUFSIZE = 8192


class FastIO(IOBase):
    newlines = 0

    def __init__(self, file):
        self._fd = file.fileno()
        self.buffer = BytesIO()
        self.writable = "x" in file.mode or "r" not in file.mode
        self.write = self.buffer.write if self.writable else None

    def readline(self):
        while self.newlines == 0:
            b = os.read(self._fd, max(os.fstat(self._fd).st_size, BUFSIZE))
            self.newlines = b.count(b"\n") + (not b)
            ptr = self.buffer.tell()
            self.buffer.seek(0, 2)
            self.buffer.write(b)
            self.buffer.seek(ptr)
        self.newlines -= 1
        return self.buffer.readline()

    def flush(self):
        if self.writable:
            os.write(self._fd, self.buffer.getvalue())
            self.buffer.truncate(0)
            self.buffer.seek(0)


line = sys.stdin.buffer.readline()
data = list(map(int, sys.stdin.buffer.readline().split()))
print(line, sum(data), sys.stdin.encoding, sys.stdout.isatty(), flush=True)
fast, out = FastIO(sys.stdin), FastIO(sys.stdout)
rest = sys.stdin.buffer.peek()[:3]
out.write(b"%s %s\n" % (rest, sys.stdin.buffer.read(6)))
out.write(fast.readline())
out.flush()
sys.stdin = StringIO("12 30\n")
print(sum(map(int, input().split())), array("b", b"ab").tolist(), TextIOWrapper(BytesIO(b"\xc3\xa9")).read())

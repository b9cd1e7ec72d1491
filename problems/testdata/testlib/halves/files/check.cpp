#include "testlib.h"

// A participant's or the jury's two parts.
static void readParts(InStream &in, int n) {
    int a = in.readInt(1, n, "first part");
    int b = in.readInt(1, n, "second part");
    if (a + b != n) in.quitf(_wa, "%d and %d are %d, not %d", a, b, a + b, n);
}

int main(int argc, char *argv[]) {
    setName("two parts of a sum");
    registerTestlibCmd(argc, argv);
    int n = inf.readInt();
    readParts(ans, n);
    readParts(ouf, n);
    quitf(_ok, "two parts of %d", n);
}

#include "testlib.h"

int main(int argc, char *argv[]) {
    setName("counts guesses");
    registerTestlibCmd(argc, argv);
    int guesses = ouf.readInt(), most = ans.readInt();
    if (guesses > most) quitf(_wa, "%d guesses, and %d are enough", guesses, most);
    quitf(_ok, "%d guesses", guesses);
}

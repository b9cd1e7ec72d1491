#include "testlib.h"

int main(int argc, char *argv[]) {
    setName("answers guesses");
    registerInteraction(argc, argv);
    int hidden = inf.readInt();
    int guesses = 0;
    for (;;) {
        int guess = ouf.readInt(1, 1000, "guess");
        guesses++;
        std::cout << (guess < hidden ? "higher" : guess > hidden ? "lower" : "found") << std::endl;
        if (guess == hidden) break;
    }
    tout << guesses << std::endl;
    quitf(_ok, "found with %d guesses", guesses);
}

// Hostile: never returns.
__attribute__((noinline)) static unsigned down(unsigned n) { return n == 0 ? 1 : down(n + 1) * 3 ^ n; }

int main(int argc, char **argv) { return down(argc) == 7; }

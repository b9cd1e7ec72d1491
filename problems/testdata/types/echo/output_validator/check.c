// Holds the sum that the interactor left against the answer.
#include <stdio.h>
int main(int argc, char **argv) {
    FILE *out = fopen(argv[2], "r"), *ans = fopen(argv[3], "r");
    long got, want;
    if (!out || !ans || fscanf(out, "%ld", &got) != 1 || fscanf(ans, "%ld", &want) != 1) return 3;
    fprintf(stderr, got == want ? "ok %ld\n" : "wrong answer the sum is %ld\n", got);
    return got != want;
}

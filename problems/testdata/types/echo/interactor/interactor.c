// Sends the numbers of the input one by one and leaves the sum of the answers.
#include <stdio.h>
int main(int argc, char **argv) {
    FILE *in = fopen(argv[1], "r"), *out = fopen(argv[2], "w");
    int n, answer;
    long sum = 0;
    if (!in || !out) return 3;
    while (fscanf(in, "%d", &n) == 1) {
        printf("%d\n", n);
        fflush(stdout);
        if (scanf("%d", &answer) != 1) {
            fprintf(stderr, "wrong answer no answer to %d\n", n);
            return 1;
        }
        sum += answer;
    }
    fprintf(out, "%ld\n", sum);
    return 0;
}

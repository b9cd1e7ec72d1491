// Wants a number from 1 to that of the input file: exactly that one where the
// argument is "exact", and otherwise gives the part of the points that it is.
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    FILE *input = fopen(argv[1], "r");
    int n, m;
    if (!input || fscanf(input, "%d", &n) != 1) return 1;
    if (scanf("%d", &m) != 1 || m < 1 || m > n) return 43;
    if (argc > 4 && !strcmp(argv[4], "exact")) return m == n ? 42 : 43;
    char path[300];
    snprintf(path, sizeof path, "%sscore_multiplier.txt", argv[3]);
    FILE *score = fopen(path, "w");
    if (!score) return 1;
    fprintf(score, "%.6f\n", (double)m / n);
    fclose(score);
    return 42;
}

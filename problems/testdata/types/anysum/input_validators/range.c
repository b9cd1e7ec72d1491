// One integer from 2 to 1000 and a line feed, or up to the argument.
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    int n, most = argc > 1 ? atoi(argv[1]) : 1000;
    if (scanf("%d", &n) != 1 || n < 2 || n > most) {
        fprintf(stderr, "no integer from 2 to %d\n", most);
        return 43;
    }
    return getchar() == '\n' && getchar() == EOF ? 42 : 43;
}

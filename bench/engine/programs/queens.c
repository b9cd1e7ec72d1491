// Queens on a board by backtracking: bits and recursion.
#include <stdio.h>

static int all;

static int place(int columns, int left, int right) {
    if (columns == all) return 1;
    int found = 0;
    for (int free = all & ~(columns | left | right); free; free &= free - 1) {
        int bit = free & -free;
        found += place(columns | bit, (left | bit) << 1, (right | bit) >> 1);
    }
    return found;
}

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    all = (1 << n) - 1;
    printf("%d\n", place(0, 0, 0));
    return 0;
}

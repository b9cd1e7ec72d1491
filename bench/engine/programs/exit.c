// Leaves by exit() from nested calls, which never return.
#include <stdio.h>
#include <stdlib.h>

static int n;

static __attribute__((noinline)) int deeper(int depth) {
    if (depth == n) {
        fprintf(stderr, "done\n");
        exit(depth % 100);
    }
    return deeper(depth + 1) * 3 + depth;
}

int main(void) {
    if (scanf("%d", &n) != 1) return 1;
    printf("%d\n", n);
    return deeper(0);
}

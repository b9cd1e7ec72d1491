// Moves and fills memory in large pieces.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    size_t size = 1 << 18;
    unsigned char *a = malloc(size), *b = malloc(size);
    memset(a, 1, size);
    unsigned sum = 0;
    for (int i = 0; i < n; i++) {
        memcpy(b, a + i % 64, size - 64);
        memmove(a + 16, a, size - 16);
        memset(a, i, 4096);
        sum = sum * 31 + b[i * 101 % (size - 64)];
    }
    printf("%u\n", sum);
    return 0;
}

// Conway's Life on a torus: bytes and conditions.
#include <stdio.h>
#include <string.h>

enum { SIZE = 256 };
static unsigned char now[SIZE][SIZE], next[SIZE][SIZE];

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    unsigned seed = 31;
    for (int y = 0; y < SIZE; y++)
        for (int x = 0; x < SIZE; x++) now[y][x] = (seed = seed * 1664525 + 1013904223) >> 30 == 0;
    for (int i = 0; i < n; i++) {
        for (int y = 0; y < SIZE; y++)
            for (int x = 0; x < SIZE; x++) {
                int around = -now[y][x];
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++) around += now[(y + dy) & (SIZE - 1)][(x + dx) & (SIZE - 1)];
                next[y][x] = around == 3 || (around == 2 && now[y][x]);
            }
        memcpy(now, next, sizeof now);
    }
    int alive = 0;
    for (int y = 0; y < SIZE; y++)
        for (int x = 0; x < SIZE; x++) alive += now[y][x];
    printf("%d\n", alive);
    return 0;
}

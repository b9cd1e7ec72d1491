// The knapsack problem by dynamic programming: minima and maxima over an array.
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    int room = 10000;
    int *best = calloc(room + 1, sizeof(int));
    unsigned seed = 1;
    for (int i = 0; i < n; i++) {
        seed = seed * 1103515245 + 12345;
        int weight = 1 + (seed >> 16) % 500, value = (seed >> 8) % 1000;
        for (int w = room; w >= weight; w--)
            if (best[w - weight] + value > best[w]) best[w] = best[w - weight] + value;
    }
    printf("%d\n", best[room]);
    return 0;
}

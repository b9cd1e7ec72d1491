// All shortest paths by Floyd and Warshall.
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    int (*d)[n] = malloc(sizeof(int) * n * n);
    unsigned seed = 23;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            seed = seed * 1664525 + 1013904223;
            d[i][j] = i == j ? 0 : seed >> 28 ? 1000000 : (seed >> 8) % 1000 + 1;
        }
    for (int k = 0; k < n; k++)
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                if (d[i][k] + d[k][j] < d[i][j]) d[i][j] = d[i][k] + d[k][j];
    long long sum = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) sum += d[i][j];
    printf("%lld\n", sum);
    return 0;
}

// A hash table with open addressing: numbers put in and looked for.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    uint32_t size = 1 << 16;
    uint64_t *keys = calloc(size, sizeof *keys);
    uint32_t *counts = calloc(size, sizeof *counts);
    uint64_t seed = 88172645463325252ull, most = 0;
    for (int i = 0; i < n; i++) {
        seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
        uint64_t key = seed % 40000 + 1;
        uint32_t at = key * 0x9e3779b97f4a7c15ull >> 48;
        while (keys[at] && keys[at] != key) at = (at + 1) & (size - 1);
        keys[at] = key;
        if (++counts[at] > most) most = counts[at];
    }
    printf("%llu\n", (unsigned long long)most);
    return 0;
}

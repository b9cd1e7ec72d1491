// Tests numbers for being prime by Miller and Rabin: 64-bit products and
// remainders.
#include <stdint.h>
#include <stdio.h>

static uint64_t power(uint64_t b, uint64_t e, uint64_t m) {
    uint64_t r = 1;
    for (b %= m; e; e >>= 1, b = b * b % m)
        if (e & 1) r = r * b % m;
    return r;
}

static int prime(uint64_t n) {
    static const int bases[] = {2, 3, 5, 7};
    if (n < 2) return 0;
    for (int i = 0; i < 4; i++)
        if (n % bases[i] == 0) return n == bases[i];
    uint64_t d = n - 1;
    int twos = __builtin_ctzll(d);
    d >>= twos;
    for (int i = 0; i < 4; i++) {
        uint64_t x = power(bases[i], d, n);
        int composite = x != 1 && x != n - 1;
        for (int j = 1; composite && j < twos; j++) composite = (x = x * x % n) != n - 1;
        if (composite) return 0;
    }
    return 1;
}

int main(void) {
    int n, count = 0;
    if (scanf("%d", &n) != 1) return 1;
    for (uint32_t i = 0; i < n; i++) count += prime(2000000000u + i);
    printf("%d\n", count);
    return 0;
}

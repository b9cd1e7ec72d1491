// SHA-256 over a megabyte, again and again: rotations and additions of 32 bits.
#include <stdint.h>
#include <stdio.h>

static uint32_t k[64];

static uint32_t rotate(uint32_t x, int by) { return x >> by | x << (32 - by); }

static void block(uint32_t h[8], const uint8_t *p) {
    uint32_t w[64], s[8];
    for (int i = 0; i < 16; i++) w[i] = (uint32_t)p[4 * i] << 24 | p[4 * i + 1] << 16 | p[4 * i + 2] << 8 | p[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
    }
    for (int i = 0; i < 8; i++) s[i] = h[i];
    for (int i = 0; i < 64; i++) {
        uint32_t e = s[4], a = s[0];
        uint32_t t = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + k[i] + w[i];
        uint32_t u = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        for (int j = 7; j > 0; j--) s[j] = s[j - 1];
        s[4] += t, s[0] = t + u;
    }
    for (int i = 0; i < 8; i++) h[i] += s[i];
}

static uint8_t data[1 << 20];

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    uint32_t seed = 11, h[8];
    for (int i = 0; i < 64; i++) k[i] = seed = seed * 1664525 + 1013904223;
    for (int i = 0; i < 8; i++) h[i] = seed = seed * 1664525 + 1013904223;
    for (int i = 0; i < 1 << 20; i++) data[i] = (seed = seed * 1664525 + 1013904223) >> 24;
    for (int i = 0; i < n; i++) block(h, data + 64 * (i & 0x3fff));
    printf("%08x%08x\n", h[0], h[7]);
    return 0;
}

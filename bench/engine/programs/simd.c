// Vectors of 128 bits: a sum of products, a minimum, and bytes counted.
#include <stdint.h>
#include <stdio.h>

typedef float f32x4 __attribute__((vector_size(16)));
typedef int32_t i32x4 __attribute__((vector_size(16)));
typedef uint8_t u8x16 __attribute__((vector_size(16)));

enum { N = 4096 };
static f32x4 a[N], b[N];
static i32x4 c[N];
static u8x16 text[N];

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    uint32_t seed = 3;
    for (int i = 0; i < N; i++)
        for (int j = 0; j < 4; j++) {
            seed = seed * 1664525 + 1013904223;
            a[i][j] = (seed >> 20) % 8, b[i][j] = (seed >> 10) % 8, c[i][j] = seed >> 4;
            for (int l = 0; l < 4; l++) text[i][4 * j + l] = seed >> (8 * l);
        }
    f32x4 sum = {0};
    i32x4 least = c[0], mix = {1, 2, 3, 4};
    u8x16 count = {0};
    for (int r = 0; r < n; r++)
        for (int i = 0; i < N; i++) {
            sum += a[i] * b[N - 1 - i];
            i32x4 x = c[i] ^ mix, less = x < least;
            least = (x & less) | (least & ~less);
            mix += least >> 3;
            count -= (u8x16)(text[i] == (uint8_t)r);
        }
    int total = 0;
    for (int i = 0; i < 16; i++) total += count[i];
    printf("%.0f %d %d %d\n", sum[0] + sum[3], least[1], mix[2], total);
    return 0;
}

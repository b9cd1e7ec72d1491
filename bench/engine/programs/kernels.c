// Small loops, each of which does mostly one kind of thing: what programs mix, these
// tell apart. Reads which of them, and how often.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#ifdef __wasm__
#include <wasm_simd128.h>
#endif

#define KEEP __attribute__((noinline))
// The optimiser does not know what is in x.
#define HIDE(x) __asm__ volatile("" : "+r"(x))

static uint64_t words[1 << 12]; // 32 KiB: in the nearest cache

KEEP static uint64_t quotients(uint64_t n) {
    uint64_t x = ~0ull, d = 3;
    HIDE(d);
    for (uint64_t i = 0; i < n; i++) x = x / d + (x % (d + i)) * d;
    return x;
}
KEEP static uint64_t products(uint64_t n) {
    uint64_t x = 3, y = 5;
    for (uint64_t i = 0; i < n; i++) { x = x * 6364136223846793005ull + 1; y = y * x + i; x ^= y * 31; }
    return x + y;
}
KEEP static uint64_t integers(uint64_t n) {
    uint64_t a = 1, b = 2, c = 3;
    for (uint64_t i = 0; i < n; i++) { a = (a << 3) ^ (b + i); b = (b >> 1) + (c | a); c = (c ^ (a & b)) - i; }
    return a + b + c;
}
KEEP static uint64_t loads(uint64_t n) {
    uint64_t sum = 0;
    for (uint64_t i = 0; i < n; i++) {
        const volatile uint64_t *w = words + (i & 0xff0);
        sum += w[0] + w[1] + w[2] + w[3] + w[4] + w[5] + w[6] + w[7];
    }
    return sum;
}
KEEP static uint64_t stores(uint64_t n) {
    for (uint64_t i = 0; i < n; i++) {
        volatile uint64_t *w = words + (i & 0xff0);
        w[0] = i; w[1] = i; w[2] = i; w[3] = i; w[4] = i; w[5] = i; w[6] = i; w[7] = i;
    }
    return words[5];
}
KEEP static uint64_t chases(uint64_t n) { // each load waits for the one before
    for (uint32_t i = 0; i < 4096; i++) words[i] = (i * 1365u + 1) & 4095;
    uint64_t at = 0;
    for (uint64_t i = 0; i < n; i++) at = ((volatile uint64_t *)words)[at];
    return at;
}
KEEP static uint64_t misses(uint64_t n) { // all over 32 MiB
    uint32_t *far = malloc(32 << 20);
    for (uint32_t i = 0; i < 8u << 20; i += 1024) far[i] = i;
    uint32_t at = 1, sum = 0;
    for (uint64_t i = 0; i < n; i++) { at = at * 1664525u + 1013904223u; sum += far[at >> 9]; }
    free(far);
    return sum;
}
KEEP static uint64_t floats(uint64_t n) {
    double a = 1, b = 2, c = 3, d = 4, k = 0.999;
    HIDE(k);
    for (uint64_t i = 0; i < n; i++) { a = a * k + b; b = b * k - c; c = c * k + d; d = d * k - a; }
    return (uint64_t)(int64_t)fmin(fmax(a + b + c + d, -1e9), 1e9);
}
KEEP static uint64_t roots(uint64_t n) {
    double x = 2, y = 3;
    for (uint64_t i = 0; i < n; i++) { x = sqrt(x + 1) / y; y = 3 / (x + 1); }
    return (uint64_t)(x * 1e6 + y);
}
KEEP static uint64_t conversions(uint64_t n) {
    int64_t sum = 0;
    double x = 0.5;
    for (uint64_t i = 0; i < n; i++) { x = (double)(int32_t)(i & 0xffff) * 0.25; sum += (int32_t)x + (int32_t)floor(x * 1.5); }
    return sum;
}
KEEP static uint64_t selects(uint64_t n) {
    uint32_t x = 12345, low = ~0u, high = 0;
    for (uint64_t i = 0; i < n; i++) {
        x ^= x << 13; x ^= x >> 17; x ^= x << 5;
        low = x < low ? x : low; high = x > high ? x : high; low = (x & 4) ? low + 1 : low;
    }
    return low + high;
}
KEEP static uint64_t branches(uint64_t n) { // nobody can tell which way they go
    uint32_t x = 12345, sum = 0;
    for (uint64_t i = 0; i < n; i++) {
        x ^= x << 13; x ^= x >> 17; x ^= x << 5;
        if (x & 1) { sum += x; HIDE(sum); } else { sum ^= x; HIDE(sum); }
        if (x & 8) { sum -= 3; HIDE(sum); }
    }
    return sum;
}
KEEP static uint64_t foreseen(uint64_t n) { // anybody can
    uint32_t sum = 0;
    for (uint64_t i = 0; i < n; i++) {
        if (i & 1) { sum += 5; HIDE(sum); } else { sum ^= 9; HIDE(sum); }
        if (i & 2) { sum -= 3; HIDE(sum); }
        if (sum == 77777777) HIDE(sum);
    }
    return sum;
}
KEEP static uint64_t tables(uint64_t n) {
    uint32_t x = 12345, sum = 0;
    for (uint64_t i = 0; i < n; i++) {
        x ^= x << 13; x ^= x >> 17; x ^= x << 5;
        switch (x & 7) {
        case 0: sum += 3; HIDE(sum); break;
        case 1: sum ^= 9; HIDE(sum); break;
        case 2: sum -= 4; HIDE(sum); break;
        case 3: sum *= 5; HIDE(sum); break;
        case 4: sum |= 1; HIDE(sum); break;
        case 5: sum += x; HIDE(sum); break;
        case 6: sum ^= x; HIDE(sum); break;
        default: sum--; HIDE(sum);
        }
    }
    return sum;
}
KEEP static uint32_t little(uint32_t a, uint32_t b) { HIDE(a); return a + b; }
KEEP static uint64_t calls(uint64_t n) {
    uint32_t sum = 0;
    for (uint64_t i = 0; i < n; i++) sum = little(sum, i) ^ little(i, 3);
    return sum;
}
KEEP static uint32_t other(uint32_t a, uint32_t b) { HIDE(a); return a ^ b; }
static uint32_t (*volatile through[2])(uint32_t, uint32_t) = {little, other};
KEEP static uint64_t pointers(uint64_t n) {
    uint32_t sum = 0;
    for (uint64_t i = 0; i < n; i++) sum = through[i & 1](sum, i);
    return sum;
}
KEEP static uint64_t fills(uint64_t n) {
    static char room[1 << 16];
    for (uint64_t i = 0; i < n; i++) { memset(room, (int)i, sizeof room); __asm__ volatile("" ::: "memory"); }
    return room[7];
}
KEEP static uint64_t copies(uint64_t n) {
    static char from[1 << 14], to[1 << 14];
    for (uint64_t i = 0; i < n; i++) { memcpy(to, from, sizeof to); __asm__ volatile("" ::: "memory"); }
    return to[7];
}
KEEP static uint64_t short_copies(uint64_t n) {
    static char from[256], to[256];
    for (uint64_t i = 0; i < n; i++) { uint32_t k = 40 + (i & 31); HIDE(k); memcpy(to, from, k); __asm__ volatile("" ::: "memory"); }
    return to[7];
}
#ifdef __wasm__
KEEP static uint64_t globals(uint64_t n) {
    uint32_t sum = 0;
    for (uint64_t i = 0; i < n; i++) {
        uint32_t g;
        __asm__ volatile("global.get __stack_pointer\n\tglobal.set __stack_pointer\n\tglobal.get __stack_pointer\n\tglobal.set __stack_pointer\n\tglobal.get __stack_pointer\n\tlocal.set %0" : "=r"(g));
        sum += g;
    }
    return sum;
}
static __externref_t references[0];
KEEP static uint64_t entries(uint64_t n) {
    if (__builtin_wasm_table_size(references) == 0) __builtin_wasm_table_grow(references, __builtin_wasm_ref_null_extern(), 64);
    for (uint64_t i = 0; i < n; i++) __builtin_wasm_table_set(references, (int)i & 63, __builtin_wasm_table_get(references, ((int)i + 7) & 63));
    return n;
}
KEEP static uint64_t vectors(uint64_t n) {
    v128_t a = wasm_i32x4_splat(3), b = wasm_i32x4_splat(5), c = wasm_f32x4_splat(1.5f);
    for (uint64_t i = 0; i < n; i++) {
        a = wasm_i32x4_add(a, wasm_v128_xor(b, wasm_i32x4_shl(a, 3)));
        b = wasm_i16x8_max(b, wasm_i32x4_mul(a, b));
        c = wasm_f32x4_add(wasm_f32x4_mul(c, c), wasm_f32x4_splat(0.25f));
    }
    return wasm_i32x4_extract_lane(a, 0) + wasm_i32x4_extract_lane(b, 1) + (uint32_t)wasm_f32x4_extract_lane(wasm_f32x4_min(c, wasm_f32x4_splat(9)), 2);
}
KEEP static uint64_t vector_loads(uint64_t n) {
    v128_t sum = wasm_i32x4_splat(0);
    for (uint64_t i = 0; i < n; i++) {
        v128_t *w = (v128_t *)words + (i & 0xff) * 4;
        sum = wasm_i32x4_add(sum, wasm_v128_load(w)); sum = wasm_v128_xor(sum, wasm_v128_load(w + 1));
        wasm_v128_store(w + 2, sum); wasm_v128_store(w + 3, sum);
    }
    return wasm_i32x4_extract_lane(sum, 0);
}
#endif

static uint64_t (*const kernels[])(uint64_t) = {
    quotients, products, integers, loads, stores, chases, misses, floats, roots, conversions, selects, branches, foreseen, tables,
    calls, pointers, fills, copies, short_copies,
#ifdef __wasm__
    globals, entries, vectors, vector_loads,
#endif
};

int main(void) {
    unsigned which;
    unsigned long long n;
    if (scanf("%u %llu", &which, &n) != 2 || which >= sizeof kernels / sizeof *kernels) return 1;
    printf("%llu\n", (unsigned long long)kernels[which](n));
}

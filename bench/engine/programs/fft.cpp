// Multiplies polynomials by the fast Fourier transform of doubles.
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

struct number { double re, im; };
static number operator+(number a, number b) { return {a.re + b.re, a.im + b.im}; }
static number operator-(number a, number b) { return {a.re - b.re, a.im - b.im}; }
static number operator*(number a, number b) { return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }

static void transform(std::vector<number> &a, bool back) {
    int n = a.size();
    for (int i = 1, j = 0; i < n; i++) {
        int bit = n >> 1;
        for (; j & bit; bit >>= 1) j ^= bit;
        j ^= bit;
        if (i < j) std::swap(a[i], a[j]);
    }
    for (int length = 2; length <= n; length <<= 1) {
        double angle = 2 * M_PI / length * (back ? -1 : 1);
        number step{std::cos(angle), std::sin(angle)};
        for (int i = 0; i < n; i += length) {
            number w{1, 0};
            for (int j = 0; j < length / 2; j++) {
                number u = a[i + j], v = a[i + j + length / 2] * w;
                a[i + j] = u + v, a[i + j + length / 2] = u - v;
                w = w * step;
            }
        }
    }
}

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    int size = 1;
    while (size < 2 * n) size *= 2;
    std::vector<number> a(size), b(size);
    unsigned seed = 1;
    for (int i = 0; i < n; i++) {
        seed = seed * 1664525 + 1013904223;
        a[i].re = seed >> 29, b[i].re = seed >> 20 & 7;
    }
    transform(a, false), transform(b, false);
    for (int i = 0; i < size; i++) a[i] = a[i] * b[i];
    transform(a, true);
    long long sum = 0;
    for (int i = 0; i < size; i++) sum += std::llround(a[i].re / size) * (i % 11);
    std::printf("%lld\n", sum);
}

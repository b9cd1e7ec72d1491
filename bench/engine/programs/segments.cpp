// A segment tree with sums that are added late: recursion over an array.
#include <cstdio>
#include <vector>

static std::vector<long long> sum, late;

static void add(int node, int from, int to, int a, int b, long long by) {
    if (b <= from || to <= a) return;
    if (a <= from && to <= b) {
        sum[node] += by * (to - from), late[node] += by;
        return;
    }
    int mid = (from + to) / 2;
    add(2 * node, from, mid, a, b, by), add(2 * node + 1, mid, to, a, b, by);
    sum[node] = sum[2 * node] + sum[2 * node + 1] + late[node] * (to - from);
}

static long long total(int node, int from, int to, int a, int b) {
    if (b <= from || to <= a) return 0;
    if (a <= from && to <= b) return sum[node];
    int mid = (from + to) / 2, lo = a > from ? a : from, hi = b < to ? b : to;
    return total(2 * node, from, mid, a, b) + total(2 * node + 1, mid, to, a, b) + late[node] * (hi - lo);
}

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    const int size = 1 << 16;
    sum.resize(2 * size), late.resize(2 * size);
    unsigned seed = 61;
    long long all = 0;
    for (int i = 0; i < n; i++) {
        seed = seed * 1664525 + 1013904223;
        int a = seed >> 16;
        seed = seed * 1664525 + 1013904223;
        int b = seed >> 16;
        if (a > b) { int c = a; a = b, b = c; }
        if (i & 1) all ^= total(1, 0, size, a, b);
        else add(1, 0, size, a, b, i % 100);
    }
    std::printf("%lld\n", all);
}

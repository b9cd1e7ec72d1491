// Sorting, ordered and unordered maps.
#include <algorithm>
#include <cstdio>
#include <map>
#include <unordered_map>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<unsigned> v(n);
    unsigned seed = 7;
    for (auto &x : v) x = (seed = seed * 1664525 + 1013904223) >> 8;
    std::map<unsigned, int> tree;
    std::unordered_map<unsigned, int> hash;
    for (auto x : v) tree[x % 5000]++, hash[x % 20000]++;
    std::sort(v.begin(), v.end());
    unsigned long long sum = 0;
    for (int i = 0; i < n; i++) sum += 1ull * v[i] * i;
    for (auto &[k, c] : tree) sum ^= 1ull * k * c;
    std::printf("%llu %zu\n", sum, hash.size());
}

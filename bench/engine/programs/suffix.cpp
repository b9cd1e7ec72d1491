// A suffix array by doubling, and the longest string that occurs twice.
#include <algorithm>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::string s;
    unsigned seed = 17;
    while ((int)s.size() < n) {
        seed = seed * 1664525 + 1013904223;
        s += "abcab"[seed >> 29 > 4 ? 0 : seed >> 29];
    }
    std::vector<int> order(n), rank(n), next(n);
    std::iota(order.begin(), order.end(), 0);
    for (int i = 0; i < n; i++) rank[i] = s[i];
    for (int k = 1;; k *= 2) {
        auto less = [&](int a, int b) {
            if (rank[a] != rank[b]) return rank[a] < rank[b];
            return (a + k < n ? rank[a + k] : -1) < (b + k < n ? rank[b + k] : -1);
        };
        std::sort(order.begin(), order.end(), less);
        next[order[0]] = 0;
        for (int i = 1; i < n; i++) next[order[i]] = next[order[i - 1]] + less(order[i - 1], order[i]);
        rank.swap(next);
        if (rank[order[n - 1]] == n - 1) break;
    }
    int longest = 0, at = 0;
    for (int i = 0, h = 0; i < n; i++) {
        if (rank[i] == 0) continue;
        int j = order[rank[i] - 1];
        while (i + h < n && j + h < n && s[i + h] == s[j + h]) h++;
        if (h > longest) longest = h, at = i;
        h -= h > 0;
    }
    std::printf("%d %s\n", longest, s.substr(at, longest).c_str());
}

// Shortest paths with a heap, and a depth-first search by recursion.
#include <cstdio>
#include <functional>
#include <queue>
#include <vector>

static std::vector<std::vector<std::pair<int, int>>> g;
static std::vector<int> order;
static std::vector<char> seen;

static void visit(int u) {
    seen[u] = 1;
    for (auto [v, w] : g[u])
        if (!seen[v]) visit(v);
    order.push_back(u);
}

int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    g.resize(n);
    seen.resize(n);
    unsigned seed = 3;
    for (int i = 0; i < 4 * n; i++) {
        seed = seed * 1664525 + 1013904223;
        int a = (seed >> 8) % n;
        seed = seed * 1664525 + 1013904223;
        int b = (seed >> 8) % n;
        g[a].push_back({b, 1 + int(seed >> 24)});
    }
    for (int i = 0; i < n; i++)
        if (!seen[i]) visit(i);
    std::vector<long long> dist(n, 1ll << 60);
    std::priority_queue<std::pair<long long, int>, std::vector<std::pair<long long, int>>, std::greater<>> queue;
    queue.push({dist[0] = 0, 0});
    while (!queue.empty()) {
        auto [d, u] = queue.top();
        queue.pop();
        if (d > dist[u]) continue;
        for (auto [v, w] : g[u])
            if (d + w < dist[v]) queue.push({dist[v] = d + w, v});
    }
    long long sum = 0;
    for (int i = 0; i < n; i++)
        if (dist[i] < 1ll << 60) sum += dist[i] + order[i] % 3;
    std::printf("%lld\n", sum);
}

// Recursion to a given depth, of four kinds: arithmetic, a search over adjacency
// lists, a lambda that calls itself, and two functions in turn.
#include <cstdio>
#include <functional>
#include <vector>

static std::vector<std::vector<int>> next_to;
static std::vector<int> size;

static __attribute__((noinline)) unsigned power(int n) { return n == 0 ? 1 : power(n - 1) * 3 ^ n; }

static void search(int u, int parent) {
    size[u] = 1;
    for (int v : next_to[u])
        if (v != parent) {
            search(v, u);
            size[u] += size[v];
        }
}

static unsigned odd(int n);
static __attribute__((noinline)) unsigned even(int n) { return n == 0 ? 7 : odd(n - 1) * 5 + 1; }
static __attribute__((noinline)) unsigned odd(int n) { return n == 0 ? 9 : even(n - 1) * 3 + 2; }

int main() {
    int kind, n;
    if (std::scanf("%d %d", &kind, &n) != 2) return 1;
    unsigned result = 0;
    if (kind == 0) result = power(n);
    if (kind == 1) {
        next_to.resize(n);
        size.resize(n);
        for (int i = 1; i < n; i++) next_to[i - 1].push_back(i), next_to[i].push_back(i - 1);
        search(0, -1);
        result = size[0];
    }
    if (kind == 2) {
        std::function<unsigned(int)> f = [&](int k) { return k == 0 ? 1u : f(k - 1) * 3 + k; };
        result = f(n);
    }
    if (kind == 3) result = even(n);
    std::printf("%u\n", result);
}

#include <bits/stdc++.h>
using namespace std;
typedef long long ll;
int main() {
	int n, m;
	if (scanf("%d %d", &n, &m) != 2) return 1;
	vector<vector<pair<int, int>>> graph(n);
	for (int i = 0; i < m; i++) {
		int a, b, w;
		scanf("%d %d %d", &a, &b, &w);
		graph[a].push_back({b, w});
		graph[b].push_back({a, w});
	}
	vector<ll> dist(n, (ll)1e18);
	dist[0] = 0;
	priority_queue<pair<ll, int>, vector<pair<ll, int>>, greater<>> heap;
	heap.push({0, 0});
	while (!heap.empty()) {
		auto [d, v] = heap.top();
		heap.pop();
		if (d > dist[v]) continue;
		for (auto [w, c] : graph[v])
			if (d + c < dist[w]) dist[w] = d + c, heap.push({d + c, w});
	}
	vector<char> sieve(3 * n, 1);
	int primes = 0;
	for (ll i = 2; i < 3 * n; i++)
		if (sieve[i]) {
			primes++;
			for (ll j = i * i; j < 3 * n; j += i) sieve[j] = 0;
		}
	unordered_map<int, int> count;
	for (ll d : dist) count[d % 1009]++;
	vector<pair<int, int>> best(count.begin(), count.end());
	sort(best.begin(), best.end(), [](auto &a, auto &b) { return make_pair(-a.second, a.first) < make_pair(-b.second, b.first); });
	vector<int> fen(n + 1), order(n);
	iota(order.begin(), order.end(), 0);
	sort(order.begin(), order.end(), [&](int a, int b) { return make_pair(dist[a], a) < make_pair(dist[b], b); });
	ll inv = 0, sum = 0;
	for (int k = 0; k < n; k++) {
		int s = 0;
		for (int i = order[k] + 1; i; i &= i - 1) s += fen[i];
		inv += k - s;
		for (int i = order[k] + 1; i <= n; i += i & -i) fen[i]++;
	}
	for (ll d : dist) if (d < (ll)1e18) sum += d;
	printf("%lld %d [", sum, primes);
	for (int i = 0; i < 5; i++) printf("%s(%d, %d)", i ? ", " : "", best[i].first, best[i].second);
	printf("] %lld\n", inv);
}

// Bellman and Ford, without a look at whether anything has changed.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, m;
	long long t;
	cin >> n >> m >> t;
	vector<array<int, 3>> streets(m);
	for (auto &[u, v, w] : streets) cin >> u >> v >> w;
	const long long never = LLONG_MAX / 4;
	vector<long long> on_foot(n + 1, never), by_bus(n + 1, never);
	on_foot[1] = 0;
	for (int round = 0; round < n; round++) {
		for (auto [u, v, w] : streets) {
			on_foot[v] = min(on_foot[v], on_foot[u] + w);
			on_foot[u] = min(on_foot[u], on_foot[v] + w);
			by_bus[v] = min({by_bus[v], by_bus[u] + w, on_foot[u] + t});
			by_bus[u] = min({by_bus[u], by_bus[v] + w, on_foot[v] + t});
		}
	}
	long long best = min(on_foot[n], by_bus[n]);
	if (best >= never) cout << "taxi\n";
	else cout << best << '\n';
}

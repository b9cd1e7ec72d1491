// Tries every cable as the gift.
#include <bits/stdc++.h>
using namespace std;

vector<int> root;

int find(int i) { return root[i] == i ? i : root[i] = find(root[i]); }

int main() {
	int n, m;
	cin >> n >> m;
	vector<array<int, 3>> cables(m);
	for (auto &[cost, u, v] : cables) cin >> u >> v >> cost;
	root.resize(n + 1);
	long long best = LLONG_MAX;
	for (int gift = 0; gift < m; gift++) {
		auto offered = cables;
		offered[gift][0] = 0;
		sort(offered.begin(), offered.end());
		iota(root.begin(), root.end(), 0);
		long long sum = 0;
		for (auto [cost, u, v] : offered) {
			if (find(u) == find(v)) continue;
			root[find(u)] = find(v);
			sum += cost;
		}
		best = min(best, sum);
	}
	cout << best << '\n';
}

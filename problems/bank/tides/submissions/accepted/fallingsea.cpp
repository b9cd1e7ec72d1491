#include <bits/stdc++.h>
using namespace std;

int root[20005];
long long size_of[20005];

int find(int i) { return root[i] == i ? i : root[i] = find(root[i]); }

int main() {
	int n, m, q;
	cin >> n >> m >> q;
	vector<array<int, 3>> dykes(m);
	for (auto &[h, u, v] : dykes) cin >> u >> v >> h;
	sort(dykes.rbegin(), dykes.rend());
	for (int i = 1; i <= n; i++) root[i] = i, size_of[i] = 1;
	// pairs[i]: with the i highest dykes dry
	vector<long long> pairs{0};
	for (auto [h, u, v] : dykes) {
		u = find(u), v = find(v);
		pairs.push_back(pairs.back());
		if (u == v) continue;
		if (size_of[u] > size_of[v]) swap(u, v);
		pairs.back() += size_of[u] * size_of[v];
		root[u] = v;
		size_of[v] += size_of[u];
	}
	while (q--) {
		long long c;
		cin >> c;
		int dry = lower_bound(pairs.begin(), pairs.end(), c) - pairs.begin();
		if (dry > m) cout << "dry\n";
		else cout << dykes[dry - 1][0] << '\n';
	}
}

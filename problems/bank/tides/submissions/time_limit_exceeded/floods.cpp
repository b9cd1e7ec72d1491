// Walks round the islands anew after every flood.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, m, q;
	cin >> n >> m >> q;
	vector<array<int, 3>> dykes(m);
	for (auto &[h, u, v] : dykes) cin >> u >> v >> h;
	sort(dykes.begin(), dykes.end());
	vector<vector<pair<int, int>>> next(n + 1);
	for (auto [h, u, v] : dykes) next[u].push_back({v, h}), next[v].push_back({u, h});
	vector<long long> pairs(m + 1);
	vector<int> seen(n + 1, -1), todo;
	for (int i = 0; i <= m; i++) {
		int sea = i ? dykes[i - 1][0] : 0;
		for (int start = 1; start <= n; start++) {
			if (seen[start] == i) continue;
			long long reached = 0;
			seen[start] = i;
			todo = {start};
			while (!todo.empty()) {
				int at = todo.back();
				todo.pop_back();
				reached++;
				for (auto [to, h] : next[at])
					if (h > sea && seen[to] != i) seen[to] = i, todo.push_back(to);
			}
			pairs[i] += reached * (reached - 1) / 2;
		}
	}
	while (q--) {
		long long c;
		cin >> c;
		int i = 0;
		while (pairs[i] >= c) i++;
		if (i) cout << dykes[i - 1][0] << '\n';
		else cout << "dry\n";
	}
}

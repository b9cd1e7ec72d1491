// Ancestors 1, 2, 4, ... roads above each village.
#include <bits/stdc++.h>
using namespace std;

const int STEPS = 15;

int main() {
	int n, q;
	cin >> n >> q;
	vector<vector<pair<int, int>>> next(n + 1);
	for (int i = 1; i < n; i++) {
		int a, b, w;
		cin >> a >> b >> w;
		next[a].push_back({b, w});
		next[b].push_back({a, w});
	}
	vector<array<int, STEPS>> up(n + 1);
	vector<int> depth(n + 1), order{1};
	vector<long long> height(n + 1);
	up[1].fill(1);
	for (int i = 0; i < (int)order.size(); i++) {
		int a = order[i];
		for (auto [b, w] : next[a]) {
			if (b == up[a][0]) continue;
			up[b][0] = a;
			for (int s = 1; s < STEPS; s++) up[b][s] = up[up[b][s - 1]][s - 1];
			depth[b] = depth[a] + 1;
			height[b] = height[a] + w;
			order.push_back(b);
		}
	}
	auto common = [&](int a, int b) {
		if (depth[a] < depth[b]) swap(a, b);
		for (int s = STEPS - 1; s >= 0; s--)
			if (depth[up[a][s]] >= depth[b]) a = up[a][s];
		if (a == b) return a;
		for (int s = STEPS - 1; s >= 0; s--)
			if (up[a][s] != up[b][s]) a = up[a][s], b = up[b][s];
		return up[a][0];
	};
	while (q--) {
		int u, v;
		cin >> u >> v;
		long long way = height[u] + height[v] - 2 * height[common(u, v)];
		int a = height[u] >= height[v] ? u : v, x = a;
		for (int s = STEPS - 1; s >= 0; s--)
			if (2 * (height[a] - height[up[x][s]]) <= way) x = up[x][s];
		int y = up[x][0];
		if (2 * (height[a] - height[x]) == way) cout << "village " << x << '\n';
		else if (a == u) cout << "road " << x << ' ' << y << '\n';
		else cout << "road " << y << ' ' << x << '\n';
	}
}

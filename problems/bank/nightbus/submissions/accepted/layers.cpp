// Dijkstra over pairs of crossing and whether the pass is spent.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, m;
	long long t;
	cin >> n >> m >> t;
	vector<vector<pair<int, long long>>> next(n + 1);
	for (int i = 0, u, v, w; i < m; i++) {
		cin >> u >> v >> w;
		next[u].push_back({v, w});
		next[v].push_back({u, w});
	}
	const long long never = LLONG_MAX / 2;
	vector<array<long long, 2>> time(n + 1, {never, never});
	priority_queue<tuple<long long, int, int>> queue;
	auto reach = [&](int at, int spent, long long when) {
		if (when < time[at][spent]) {
			time[at][spent] = when;
			queue.push({-when, at, spent});
		}
	};
	reach(1, 0, 0);
	while (!queue.empty()) {
		auto [minus, at, spent] = queue.top();
		queue.pop();
		if (-minus > time[at][spent]) continue;
		for (auto [to, w] : next[at]) {
			reach(to, spent, w - minus);
			if (!spent) reach(to, 1, t - minus);
		}
	}
	long long best = min(time[n][0], time[n][1]);
	if (best >= never) cout << "taxi\n";
	else cout << best << '\n';
}

// Walks the shortest way and rides its longest street.
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
	vector<long long> time(n + 1, LLONG_MAX / 2), longest(n + 1);
	priority_queue<pair<long long, int>> queue;
	time[1] = 0;
	queue.push({0, 1});
	while (!queue.empty()) {
		auto [minus, at] = queue.top();
		queue.pop();
		if (-minus > time[at]) continue;
		for (auto [to, w] : next[at]) {
			if (w - minus < time[to]) {
				time[to] = w - minus;
				longest[to] = max(longest[at], w);
				queue.push({-time[to], to});
			}
		}
	}
	if (time[n] >= LLONG_MAX / 2) cout << "taxi\n";
	else cout << min(time[n], time[n] - longest[n] + t) << '\n';
}

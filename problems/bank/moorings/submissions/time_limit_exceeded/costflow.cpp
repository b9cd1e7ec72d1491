// A flow of the greatest cost, with a search by Bellman and Ford for each boat.
#include <bits/stdc++.h>
using namespace std;

struct edge { int from, to, room; long long gain; };

int main() {
	int n, m;
	cin >> n >> m;
	int source = 0, sink = n + m + 1;
	vector<edge> edges;
	auto add = [&](int from, int to, long long gain) {
		edges.push_back({from, to, 1, gain});
		edges.push_back({to, from, 0, -gain});
	};
	for (int i = 1; i <= n; i++) {
		long long fee;
		int count;
		cin >> fee >> count;
		add(source, i, fee);
		for (int j = 0, at; j < count; j++) {
			cin >> at;
			add(i, n + at, 0);
		}
	}
	for (int at = 1; at <= m; at++) add(n + at, sink, 0);
	const long long never = LLONG_MIN / 2;
	long long sum = 0;
	for (;;) {
		vector<long long> best(sink + 1, never);
		vector<int> via(sink + 1, -1);
		best[source] = 0;
		for (bool changed = true; changed;) {
			changed = false;
			for (int e = 0; e < (int)edges.size(); e++) {
				auto &[from, to, room, gain] = edges[e];
				if (room == 0 || best[from] == never || best[from] + gain <= best[to]) continue;
				best[to] = best[from] + gain;
				via[to] = e;
				changed = true;
			}
		}
		if (best[sink] <= 0) break;
		sum += best[sink];
		for (int at = sink; at != source; at = edges[via[at]].from) {
			edges[via[at]].room--;
			edges[via[at] ^ 1].room++;
		}
	}
	cout << sum << '\n';
}

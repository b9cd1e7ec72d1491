// Counts a farm's own dog as well.
#include <bits/stdc++.h>
using namespace std;

const long long never = 1LL << 60;

// What the farms at and below one cost: [keeps a dog][is guarded from below].
using states = array<array<long long, 2>, 2>;

vector<long long> cost;
vector<vector<int>> beside;

states solve(int v, int above) {
	states best = {{{0, never}, {never, cost[v]}}};
	for (int u : beside[v]) {
		if (u == above) continue;
		states below = solve(u, v), next;
		for (int dog = 0; dog < 2; dog++) {
			long long none = below[0][1], one = below[1][1];
			if (dog) none = min(none, below[0][0]), one = min(one, below[1][0]);
			next[dog][0] = min(never, best[dog][0] + none);
			next[dog][1] = min({never, best[dog][0] + one, best[dog][1] + min(none, one)});
		}
		best = next;
	}
	return best;
}

int main() {
	int n;
	cin >> n;
	cost.resize(n + 1);
	beside.resize(n + 1);
	for (int i = 1; i <= n; i++) cin >> cost[i];
	for (int i = 1, u, v; i < n; i++) {
		cin >> u >> v;
		beside[u].push_back(v);
		beside[v].push_back(u);
	}
	states all = solve(1, 0);
	cout << min(all[0][1], all[1][1]) << '\n';
}

// Works out the farms below anew for each state of the farm above.
#include <bits/stdc++.h>
using namespace std;

const long long never = 1LL << 60;

vector<long long> cost;
vector<vector<int>> beside;

// The least cost at and below v, with a dog there or not, guarded from below or not.
long long solve(int v, int above, bool dog, bool guarded) {
	long long without = dog ? cost[v] : 0, with = never;
	for (int u : beside[v]) {
		if (u == above) continue;
		long long none = solve(u, v, false, true), one = solve(u, v, true, true);
		if (dog) none = min(none, solve(u, v, false, false)), one = min(one, solve(u, v, true, false));
		with = min({never, without + one, with + min(none, one)});
		without = min(never, without + none);
	}
	return guarded ? with : without;
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
	cout << min(solve(1, 0, false, true), solve(1, 0, true, true)) << '\n';
}

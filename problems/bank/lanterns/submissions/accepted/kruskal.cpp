#include <bits/stdc++.h>
using namespace std;

vector<int> root;

int find(int i) { return root[i] == i ? i : root[i] = find(root[i]); }

int main() {
	int n, m;
	cin >> n >> m;
	vector<array<int, 3>> cables(m);
	for (auto &[cost, u, v] : cables) cin >> u >> v >> cost;
	sort(cables.begin(), cables.end());
	root.resize(n + 1);
	iota(root.begin(), root.end(), 0);
	vector<int> laid;
	for (auto [cost, u, v] : cables) {
		if (find(u) == find(v)) continue;
		root[find(u)] = find(v);
		laid.push_back(cost);
	}
	cout << accumulate(laid.begin(), prev(laid.end()), 0LL) << '\n';
}

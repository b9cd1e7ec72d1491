// Lets the town have the dearest cable of the list, and lays the rest around it.
#include <bits/stdc++.h>
using namespace std;

vector<int> root;

int find(int i) { return root[i] == i ? i : root[i] = find(root[i]); }

int main() {
	int n, m;
	cin >> n >> m;
	vector<array<int, 3>> cables(m);
	for (auto &[cost, u, v] : cables) cin >> u >> v >> cost;
	(*max_element(cables.begin(), cables.end()))[0] = 0;
	sort(cables.begin(), cables.end());
	root.resize(n + 1);
	iota(root.begin(), root.end(), 0);
	long long sum = 0;
	for (auto [cost, u, v] : cables) {
		if (find(u) == find(v)) continue;
		root[find(u)] = find(v);
		sum += cost;
	}
	cout << sum << '\n';
}

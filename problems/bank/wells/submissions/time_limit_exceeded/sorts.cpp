// Sorts all the wells of the alliance after each pact.
#include <bits/stdc++.h>
using namespace std;

vector<int> root;

int find(int i) { return root[i] == i ? i : root[i] = find(root[i]); }

int main() {
	int n, m, length;
	cin >> n >> m >> length;
	vector<vector<int>> water(n);
	for (int i = 0, x; i < n; i++) {
		cin >> x;
		water[i] = {0, x, length};
	}
	root.resize(n);
	iota(root.begin(), root.end(), 0);
	while (m--) {
		int a, b;
		cin >> a >> b;
		a = find(a - 1), b = find(b - 1);
		if (a != b) {
			if (water[a].size() < water[b].size()) swap(a, b);
			water[a].insert(water[a].end(), water[b].begin(), water[b].end());
			sort(water[a].begin(), water[a].end());
			root[b] = a;
		}
		int dry = 0;
		for (size_t i = 1; i < water[a].size(); i++) dry = max(dry, water[a][i] - water[a][i - 1]);
		cout << dry << '\n';
	}
}

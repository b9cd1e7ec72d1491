// Forgets that there is water at either end of the road.
#include <bits/stdc++.h>
using namespace std;

vector<int> root;

int find(int i) { return root[i] == i ? i : root[i] = find(root[i]); }

int main() {
	int n, m, length;
	cin >> n >> m >> length;
	vector<set<int>> water(n);
	vector<multiset<int>> dry(n);
	for (int i = 0, x; i < n; i++) {
		cin >> x;
		water[i] = {x};
		dry[i] = {0};
	}
	root.resize(n);
	iota(root.begin(), root.end(), 0);
	while (m--) {
		int a, b;
		cin >> a >> b;
		a = find(a - 1), b = find(b - 1);
		if (a != b) {
			if (water[a].size() < water[b].size()) swap(a, b);
			for (int x : water[b]) {
				auto [at, fresh] = water[a].insert(x);
				if (!fresh) continue;
				bool left = at != water[a].begin(), right = next(at) != water[a].end();
				if (left && right) dry[a].erase(dry[a].find(*next(at) - *prev(at)));
				if (left) dry[a].insert(x - *prev(at));
				if (right) dry[a].insert(*next(at) - x);
			}
			root[b] = a;
		}
		cout << *dry[a].rbegin() << '\n';
	}
}

// Always moves the wells of the second tribe and its allies.
#include <bits/stdc++.h>
using namespace std;

struct alliance {
	set<int> water;
	multiset<int> dry;

	void dig(int x) {
		auto [right, fresh] = water.insert(x);
		if (!fresh) return;
		auto left = right++;
		left--;
		dry.erase(dry.find(*right - *left));
		dry.insert(x - *left);
		dry.insert(*right - x);
	}
};

vector<int> root;

int find(int i) { return root[i] == i ? i : root[i] = find(root[i]); }

int main() {
	int n, m, length;
	cin >> n >> m >> length;
	vector<alliance> all(n);
	for (int i = 0, x; i < n; i++) {
		cin >> x;
		all[i].water = {0, length};
		all[i].dry = {length};
		all[i].dig(x);
	}
	root.resize(n);
	iota(root.begin(), root.end(), 0);
	while (m--) {
		int a, b;
		cin >> a >> b;
		a = find(a - 1), b = find(b - 1);
		if (a != b) {
			for (int x : all[b].water) all[a].dig(x);
			all[b] = {};
			root[b] = a;
		}
		cout << *all[a].dry.rbegin() << '\n';
	}
}

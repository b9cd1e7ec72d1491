// Compares every entry with every other one, and looks through all for the siblings of each.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int m;
	cin >> m;
	vector<string> list(m);
	for (auto &e : list) cin >> e;
	for (bool changed = true; changed;) {
		changed = false;
		vector<string> kept;
		for (size_t i = 0; i < list.size(); i++) {
			bool covered = false;
			for (size_t j = 0; j < list.size() && !covered; j++)
				covered = list[i].starts_with(list[j]) && (list[i].size() > list[j].size() || j < i);
			if (!covered) kept.push_back(list[i]);
		}
		list = kept;
		for (size_t i = 0; i < kept.size(); i++) {
			if (kept[i].empty() || kept[i].back() != '0') continue;
			string above = kept[i].substr(0, kept[i].size() - 1);
			int siblings = 0;
			for (auto &e : kept) siblings += e.size() == kept[i].size() && e.starts_with(above);
			if (siblings == 10) list.push_back(above), changed = true;
		}
	}
	sort(list.begin(), list.end());
	cout << list.size() << '\n';
	for (auto &e : list) cout << (e.empty() ? "-" : e) << '\n';
}

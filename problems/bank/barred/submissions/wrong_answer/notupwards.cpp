// Merges siblings once, and not what the merging makes.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int m;
	cin >> m;
	set<string> entries;
	for (string e; cin >> e;) entries.insert(e);
	map<string, int> siblings;
	for (auto &e : entries) siblings[e.substr(0, e.size() - 1)]++;
	for (auto &[above, count] : siblings)
		if (count == 10) entries.insert(above);
	vector<string> list;
	for (auto &e : entries)
		if (list.empty() || !e.starts_with(list.back())) list.push_back(e);
	cout << list.size() << '\n';
	for (auto &e : list) cout << (e.empty() ? "-" : e) << '\n';
}

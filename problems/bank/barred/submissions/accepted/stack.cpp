// Sorts the entries and keeps the shortest list so far on a stack.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int m;
	cin >> m;
	vector<string> entries(m), list;
	for (auto &e : entries) cin >> e;
	sort(entries.begin(), entries.end());
	for (auto &e : entries) {
		if (!list.empty() && e.starts_with(list.back())) continue;
		list.push_back(e);
		while (list.size() >= 10) {
			// Sorted and without one in another: the ten on top are siblings if the
			// last and the tenth from it are.
			string last = list.back(), tenth = list[list.size() - 10];
			if (last.empty() || last.back() != '9') break;
			last.back() = '0';
			if (tenth != last) break;
			bool siblings = true;
			for (int i = 1; i < 10; i++) siblings &= list[list.size() - i].size() == last.size();
			if (!siblings) break;
			list.resize(list.size() - 10);
			last.pop_back();
			list.push_back(last);
		}
	}
	cout << list.size() << '\n';
	for (auto &e : list) cout << (e.empty() ? "-" : e) << '\n';
}

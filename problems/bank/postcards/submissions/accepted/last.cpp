// Keeps the last position of every motif in order; the run begins at the
// smallest of them.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<int> motif(n), last(n + 1, -1);
	for (int &m : motif) cin >> m;
	size_t kinds = set<int>(motif.begin(), motif.end()).size();
	set<int> ends;
	int best = INT_MAX, start = 0;
	for (int i = 0; i < n; i++) {
		if (last[motif[i]] >= 0) ends.erase(last[motif[i]]);
		last[motif[i]] = i;
		ends.insert(i);
		if (ends.size() == kinds && i - *ends.begin() + 1 < best) {
			best = i - *ends.begin() + 1;
			start = *ends.begin() + 1;
		}
	}
	cout << best << ' ' << start << '\n';
}

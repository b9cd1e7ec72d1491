// Counts minutes in 32 bits.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<pair<int, int>> pots(n);
	for (auto &[dry, glaze] : pots) cin >> glaze >> dry;
	sort(pots.rbegin(), pots.rend());
	vector<int> done(n), after(n + 1);
	int busy = 0;
	for (int i = 0; i < n; i++) done[i] = (busy += pots[i].second) + pots[i].first;
	for (int i = n; i--;) after[i] = max(after[i + 1], done[i]);
	int best = INT_MAX, before = 0;
	for (int i = 0; i < n; i++) {
		best = min(best, max(before, after[i + 1] - pots[i].second));
		before = max(before, done[i]);
	}
	cout << best << '\n';
}

// Does the sums anew for each pot that is left out.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<pair<int, int>> pots(n);
	for (auto &[dry, glaze] : pots) cin >> glaze >> dry;
	sort(pots.rbegin(), pots.rend());
	long long best = LLONG_MAX;
	for (int out = 0; out < n; out++) {
		long long busy = 0, last = 0;
		for (int i = 0; i < n; i++) {
			if (i == out) continue;
			busy += pots[i].second;
			last = max(last, busy + pots[i].first);
		}
		best = min(best, last);
	}
	cout << best << '\n';
}

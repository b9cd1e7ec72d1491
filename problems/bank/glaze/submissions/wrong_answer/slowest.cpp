// Leaves out the pot that takes longest to glaze.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<pair<int, int>> pots(n);
	for (auto &[dry, glaze] : pots) cin >> glaze >> dry;
	pots.erase(max_element(pots.begin(), pots.end(), [](auto a, auto b) { return a.second < b.second; }));
	sort(pots.rbegin(), pots.rend());
	long long busy = 0, last = 0;
	for (auto [dry, glaze] : pots) {
		busy += glaze;
		last = max(last, busy + dry);
	}
	cout << last << '\n';
}

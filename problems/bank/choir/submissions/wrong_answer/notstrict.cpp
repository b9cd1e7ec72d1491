// Counts equal neighbours as rising: ranks by position.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<pair<int, int>> h(n);
	for (int i = 0; i < n; i++) cin >> h[i].first, h[i].second = i;
	if (h.front().first == h.back().first) {
		h.pop_back();
		h.erase(h.begin());
		n -= 2;
	}
	vector<pair<int, int>> sorted = h;
	sort(sorted.begin(), sorted.end());
	vector<long long> one(n + 1), two(n + 1);
	long long ways = 0;
	for (auto &x : h) {
		int rank = lower_bound(sorted.begin(), sorted.end(), x) - sorted.begin();
		long long lower = 0;
		for (int r = rank; r > 0; r &= r - 1) lower += one[r], ways += two[r];
		for (int r = rank + 1; r <= n; r += r & -r) one[r]++, two[r] += lower;
	}
	cout << ways << '\n';
}

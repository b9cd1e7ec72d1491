// Counts in a Fenwick tree over the ranks of the heights.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<long long> h(n);
	for (long long &v : h) cin >> v;
	vector<long long> order = h;
	sort(order.begin(), order.end());
	auto delight = [&] {
		vector<int> tree(n + 1);
		long long count = 0;
		for (int i = 0; i < n; i++) {
			int small = upper_bound(order.begin(), order.end(), 2 * h[i]) - order.begin();
			count += i;
			for (int k = small; k > 0; k &= k - 1) count -= tree[k];
			int rank = lower_bound(order.begin(), order.end(), h[i]) - order.begin() + 1;
			for (int k = rank; k <= n; k += k & -k) tree[k]++;
		}
		return count;
	};
	long long there = delight();
	reverse(h.begin(), h.end());
	cout << max(there, delight()) << '\n';
}

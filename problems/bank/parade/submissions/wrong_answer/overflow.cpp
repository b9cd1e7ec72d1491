// Counts pairs in 32 bits.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<long long> h(n);
	for (long long &v : h) cin >> v;
	vector<long long> order = h;
	sort(order.begin(), order.end());
	int best = 0;
	for (int way = 0; way < 2; way++) {
		vector<unsigned> tree(n + 1);
		unsigned count = 0;
		for (int i = 0; i < n; i++) {
			int small = upper_bound(order.begin(), order.end(), 2 * h[i]) - order.begin();
			count += i;
			for (int k = small; k > 0; k &= k - 1) count -= tree[k];
			int rank = lower_bound(order.begin(), order.end(), h[i]) - order.begin() + 1;
			for (int k = rank; k <= n; k += k & -k) tree[k]++;
		}
		best = max(best, (int)count);
		reverse(h.begin(), h.end());
	}
	cout << best << '\n';
}

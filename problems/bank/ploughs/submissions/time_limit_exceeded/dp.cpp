// The best for the first i sections and j ploughs, for all i and j.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, k;
	cin >> n >> k;
	vector<long long> sum(n + 1), best(n + 1, 1LL << 60), next;
	for (int i = 1; i <= n; i++) {
		cin >> sum[i];
		sum[i] += sum[i - 1];
	}
	best[0] = 0;
	for (int j = 0; j < k; j++) {
		next = best;
		for (int b = 1; b <= n; b++)
			for (int a = 1; a <= b; a++) next[b] = min(next[b], max(best[a - 1], a - 1 + sum[b] - sum[a - 1] + b));
		best = next;
	}
	cout << best[n] << '\n';
}

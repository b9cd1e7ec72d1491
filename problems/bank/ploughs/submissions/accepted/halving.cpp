#include <bits/stdc++.h>
using namespace std;

int main() {
	ios::sync_with_stdio(false);
	cin.tie(nullptr);
	int n, k;
	cin >> n >> k;
	vector<long long> sum(n + 1);
	for (int i = 1; i <= n; i++) {
		cin >> sum[i];
		sum[i] += sum[i - 1];
	}
	auto possible = [&](long long t) {
		int at = 0;
		for (int plough = 0; plough < k && at < n; plough++) {
			int from = at;
			while (at < n && from + sum[at + 1] - sum[from] + at + 1 <= t) at++;
			if (at == from) return false;
		}
		return at == n;
	};
	long long low = 0, high = sum[n] + 2 * n;
	while (low < high) {
		long long t = (low + high) / 2;
		if (possible(t)) high = t;
		else low = t + 1;
	}
	cout << low << '\n';
}

// Decides by the mean of the offer, before seeing it.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, k;
	cin >> n >> k;
	vector<double> a(n), b(n), sum(k + 1);
	for (int i = 0; i < n; i++) cin >> a[i] >> b[i];
	for (int i = n - 1; i >= 0; i--)
		for (int j = k; j > 0; j--) {
			double t = sum[j] - sum[j - 1];
			if (t <= a[i]) sum[j] = sum[j - 1] + (a[i] + b[i]) / 2;
			else if (t < b[i]) sum[j] = sum[j - 1] + max(t, (t + b[i]) / 2);
		}
	cout << fixed << setprecision(9) << sum[k] << '\n';
}

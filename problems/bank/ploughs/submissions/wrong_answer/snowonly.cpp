// Shares out the snow and reckons with the drive afterwards.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, k;
	cin >> n >> k;
	vector<long long> snow(n);
	for (auto &s : snow) cin >> s;
	long long low = *max_element(snow.begin(), snow.end()), high = accumulate(snow.begin(), snow.end(), 0LL);
	auto last = [&](long long t, long long &worst) {
		int ploughs = 1, from = 0;
		long long sum = 0;
		worst = 0;
		for (int i = 0; i < n; i++) {
			if (sum + snow[i] > t) {
				ploughs++;
				sum = 0;
				from = i;
			}
			sum += snow[i];
			worst = max(worst, from + sum + i + 1);
		}
		return ploughs <= k;
	};
	long long worst;
	while (low < high) {
		long long t = (low + high) / 2;
		if (last(t, worst)) high = t;
		else low = t + 1;
	}
	last(low, worst);
	cout << worst << '\n';
}

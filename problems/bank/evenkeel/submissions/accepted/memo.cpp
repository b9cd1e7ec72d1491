// What the crates from i on can still pay, with this difference to make good.
#include <bits/stdc++.h>
using namespace std;

int n;
vector<int> weights, freights, rest;
vector<vector<int>> known;
const int never = -1'000'000'000;

int best(int i, int d) {
	if (abs(d) > rest[i]) return never;
	if (i == n) return 0;
	int &value = known[i][d + rest[i]];
	if (value == -1)
		value = max({best(i + 1, d), best(i + 1, d + weights[i]) + freights[i], best(i + 1, d - weights[i]) + freights[i]});
	return value;
}

int main() {
	cin >> n;
	weights.resize(n), freights.resize(n), rest.resize(n + 1);
	for (int i = 0; i < n; i++) cin >> weights[i] >> freights[i];
	for (int i = n; i--;) rest[i] = rest[i + 1] + weights[i];
	for (int r : rest) known.emplace_back(2 * r + 1, -1);
	cout << best(0, 0) << '\n';
	for (int i = 0, d = 0; i < n; i++) {
		if (best(i, d) == best(i + 1, d)) {
			cout << '-';
		} else if (best(i, d) == best(i + 1, d + weights[i]) + freights[i]) {
			cout << 'P';
			d += weights[i];
		} else {
			cout << 'S';
			d -= weights[i];
		}
	}
	cout << '\n';
}

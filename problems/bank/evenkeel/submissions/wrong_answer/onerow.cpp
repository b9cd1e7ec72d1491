// Keeps one choice for each difference: the last crate that made it better.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<int> weights(n), freights(n);
	for (int i = 0; i < n; i++) cin >> weights[i] >> freights[i];
	const int zero = 20000;
	vector<int> best(2 * zero + 1, -1);
	vector<pair<int, char>> last(2 * zero + 1, {-1, '-'});
	best[zero] = 0;
	for (int i = 0; i < n; i++) {
		vector<int> next = best;
		for (int d = 0; d <= 2 * zero; d++) {
			for (int side : {1, -1}) {
				int from = d - side * weights[i];
				if (from < 0 || from > 2 * zero || best[from] < 0) continue;
				if (best[from] + freights[i] <= next[d]) continue;
				next[d] = best[from] + freights[i];
				last[d] = {i, side > 0 ? 'P' : 'S'};
			}
		}
		best = next;
	}
	string load(n, '-');
	for (int d = zero; last[d].first >= 0;) {
		auto [i, side] = last[d];
		if (load[i] != '-') break; // twice the same crate
		load[i] = side;
		d -= side == 'P' ? weights[i] : -weights[i];
	}
	cout << best[zero] << '\n' << load << '\n';
}

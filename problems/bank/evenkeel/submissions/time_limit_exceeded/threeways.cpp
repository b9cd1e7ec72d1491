// Tries three choices for each crate, as long as the keel can still be made even and the rest
// could pay more than the best way so far.
#include <bits/stdc++.h>
using namespace std;

int n;
vector<int> weights, freights, weight_left, freight_left;
string load, best_load;
int best = -1;

void go(int i, int d, int freight) {
	if (abs(d) > weight_left[i] || freight + freight_left[i] <= best) return;
	if (i == n) {
		best = freight;
		best_load = load;
		return;
	}
	load[i] = 'P', go(i + 1, d + weights[i], freight + freights[i]);
	load[i] = 'S', go(i + 1, d - weights[i], freight + freights[i]);
	load[i] = '-', go(i + 1, d, freight);
}

int main() {
	cin >> n;
	weights.resize(n), freights.resize(n), weight_left.resize(n + 1), freight_left.resize(n + 1);
	for (int i = 0; i < n; i++) cin >> weights[i] >> freights[i];
	for (int i = n; i--;) {
		weight_left[i] = weight_left[i + 1] + weights[i];
		freight_left[i] = freight_left[i + 1] + freights[i];
	}
	load.assign(n, '-');
	go(0, 0, 0);
	cout << best << '\n' << best_load << '\n';
}

// Tries all orders.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, d[17][17];
	cin >> n;
	for (int i = 0; i <= n; i++)
		for (int j = 0; j <= n; j++) cin >> d[i][j];
	vector<int> order(n);
	iota(order.begin(), order.end(), 1);
	int best = INT_MAX;
	do {
		int at = 0, length = 0, pace = 1;
		for (int house : order) {
			length += pace * d[at][house];
			if (house == 1) pace = 2;
			at = house;
		}
		best = min(best, length);
	} while (next_permutation(order.begin(), order.end()));
	cout << best << '\n';
}

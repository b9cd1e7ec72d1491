// Remembers the shortest rest of the round.
#include <bits/stdc++.h>
using namespace std;

int n, d[17][17];
vector<array<int, 17>> memory;

int rest(int left, int at) {
	if (!left) return 0;
	int &known = memory[left][at];
	if (known) return known;
	int pace = left & 1 ? 1 : 2, best = INT_MAX;
	for (int i = 0; i < n; i++)
		if (left >> i & 1) best = min(best, pace * d[at][i + 1] + rest(left & ~(1 << i), i + 1));
	return known = best;
}

int main() {
	cin >> n;
	for (int i = 0; i <= n; i++)
		for (int j = 0; j <= n; j++) cin >> d[i][j];
	memory.resize(1 << n);
	cout << rest((1 << n) - 1, 0) << '\n';
}

// Goes through the day with the number of ways to each height that can be reached.
#include <bits/stdc++.h>
using namespace std;

const int prime = 998244353;

int main() {
	int c, s, r, t;
	cin >> c >> s >> r >> t;
	int n = r + t, end = s + r - t;
	if (end < 0 || end > c) {
		cout << "0\n";
		return 0;
	}
	int low = max(0, s - t), high = min(c, s + r);
	vector<int> ways(high - low + 3), next(high - low + 3); // one more at either end
	ways[s - low + 1] = 1;
	for (int i = 0; i < n; i++) {
		for (int at = 1; at <= high - low + 1; at++) {
			next[at] = ways[at - 1] + ways[at + 1];
			if (next[at] >= prime) next[at] -= prime;
		}
		swap(ways, next);
		ways[0] = ways.back() = 0;
	}
	cout << ways[end - low + 1] << '\n';
}

// Sums up the greatest lifts alone, which is right where all locks are one inch deep.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<pair<int, int>> blocks; // where one begins, and its greatest lift
	long long sum = 0, row = 0;
	for (int j = 0; j < n; j++) {
		int lift, depth;
		cin >> lift >> depth;
		int from = j;
		for (int end = j; !blocks.empty() && blocks.back().second <= lift; blocks.pop_back()) {
			from = blocks.back().first;
			row -= (long long)(end - from) * blocks.back().second;
			end = from;
		}
		blocks.push_back({from, lift});
		row += (long long)(j + 1 - from) * lift;
		sum += row;
	}
	cout << sum << '\n';
}

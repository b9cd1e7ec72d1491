// Writes down all the pairs before it counts them.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<long long> h(n);
	for (long long &v : h) cin >> v;
	size_t best = 0;
	for (int way = 0; way < 2; way++) {
		vector<pair<int, int>> pairs;
		for (int i = 0; i < n; i++)
			for (int j = i + 1; j < n; j++)
				if (h[i] > 2 * h[j]) pairs.push_back({i, j});
		best = max(best, pairs.size());
		reverse(h.begin(), h.end());
	}
	cout << best << '\n';
}

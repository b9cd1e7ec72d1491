// Searches in breadth over pairs of sum and parity.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int k, postage;
	cin >> k >> postage;
	vector<int> values(k);
	for (int &v : values) cin >> v;
	vector<array<int, 2>> stamps(postage + 1, {-1, -1});
	stamps[0][0] = 0;
	queue<pair<int, int>> todo;
	todo.push({0, 0});
	while (!todo.empty()) {
		auto [sum, odd] = todo.front();
		todo.pop();
		for (int v : values) {
			if (sum + v > postage || stamps[sum + v][!odd] >= 0) continue;
			stamps[sum + v][!odd] = stamps[sum][odd] + 1;
			todo.push({sum + v, !odd});
		}
	}
	if (stamps[postage][1] < 0) cout << "impossible\n";
	else cout << stamps[postage][1] << '\n';
}

// Kosaraju's algorithm over every pair of a skipper's colours, without keeping the arrows.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, m;
	cin >> n >> m;
	vector<vector<int>> skippers(m);
	vector<vector<int>> saying(2 * n); // the skippers who name a colour
	for (int i = 0; i < m; i++) {
		int k, b;
		cin >> k;
		while (k--) {
			cin >> b;
			int right = b > 0 ? 2 * b - 2 : -2 * b - 1;
			skippers[i].push_back(right);
			saying[right].push_back(i);
		}
	}
	// If a is not right, all else is that those say who name a.
	auto each = [&](int a, auto reach) {
		for (int i : saying[a])
			for (int b : skippers[i])
				if (b != a) reach(b);
	};
	vector<int> order, component(2 * n, -1);
	vector<char> seen(2 * n);
	function<void(int)> visit = [&](int a) {
		seen[a] = 1;
		each(a ^ 1, [&](int b) {
			if (!seen[b]) visit(b);
		});
		order.push_back(a);
	};
	for (int a = 0; a < 2 * n; a++)
		if (!seen[a]) visit(a);
	int count = 0;
	function<void(int)> gather = [&](int a) {
		component[a] = count;
		each(a, [&](int b) {
			if (component[b ^ 1] < 0) gather(b ^ 1);
		});
	};
	for (int i = 2 * n - 1; i >= 0; i--) {
		if (component[order[i]] >= 0) continue;
		gather(order[i]);
		count++;
	}
	string word(n, 'G');
	for (int a = 0; a < 2 * n; a += 2) {
		if (component[a] == component[a + 1]) {
			cout << "impossible\n";
			return 0;
		}
		if (component[a] > component[a + 1]) word[a / 2] = 'R';
	}
	cout << word << '\n';
}

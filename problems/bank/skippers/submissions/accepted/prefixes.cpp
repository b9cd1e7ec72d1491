// Kosaraju's algorithm, with a new statement for each beginning of a skipper's list.
#include <bits/stdc++.h>
using namespace std;

vector<vector<int>> arrows(0), back(0);

void imply(int a, int b) {
	arrows[a].push_back(b), back[b].push_back(a);
	arrows[b ^ 1].push_back(a ^ 1), back[a ^ 1].push_back(b ^ 1);
}

int main() {
	int n, m;
	cin >> n >> m;
	arrows.resize(2 * n), back.resize(2 * n);
	while (m--) {
		int k, b;
		cin >> k;
		for (int j = 0; j < k; j++) {
			cin >> b;
			int right = b > 0 ? 2 * b - 2 : -2 * b - 1, p = arrows.size();
			arrows.resize(p + 2), back.resize(p + 2);
			imply(right ^ 1, p);
			if (j > 0) imply(p - 2, p), imply(p - 2, right);
		}
	}
	int nodes = arrows.size();
	vector<int> order, component(nodes, -1), next(nodes), stack;
	vector<char> seen(nodes);
	for (int s = 0; s < nodes; s++) {
		if (seen[s]) continue;
		seen[s] = 1;
		stack = {s};
		while (!stack.empty()) {
			int a = stack.back();
			if (next[a] == (int)arrows[a].size()) {
				order.push_back(a);
				stack.pop_back();
				continue;
			}
			int b = arrows[a][next[a]++];
			if (!seen[b]) seen[b] = 1, stack.push_back(b);
		}
	}
	int count = 0;
	for (int i = nodes - 1; i >= 0; i--) {
		if (component[order[i]] >= 0) continue;
		component[order[i]] = count;
		stack = {order[i]};
		while (!stack.empty()) {
			int a = stack.back();
			stack.pop_back();
			for (int b : back[a])
				if (component[b] < 0) component[b] = count, stack.push_back(b);
		}
		count++;
	}
	string word(n, 'G');
	for (int a = 0; a < nodes; a += 2) {
		if (component[a] == component[a + 1]) {
			cout << "impossible\n";
			return 0;
		}
		if (a < 2 * n && component[a] > component[a + 1]) word[a / 2] = 'R';
	}
	cout << word << '\n';
}

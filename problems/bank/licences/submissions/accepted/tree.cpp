// Sweeps from left to right with two stacks, and a segment tree over the first locks.
#include <bits/stdc++.h>
using namespace std;

struct Node {
	long long sums[2] = {0, 0}, product = 0; // of the greatest lifts, the least depths
	int set[2] = {0, 0};                      // what all below is to be set to; 0 is nothing
};

int size_ = 1;
vector<Node> tree;

void set_all(Node &node, int which, int value, int length) {
	node.sums[which] = (long long)value * length;
	node.product = value * node.sums[1 - which];
	node.set[which] = value;
}

void set_range(int at, int low, int high, int from, int to, int which, int value) {
	if (to <= low || high <= from) return;
	if (from <= low && high <= to) return set_all(tree[at], which, value, high - low);
	int middle = (low + high) / 2;
	Node &node = tree[at], &left = tree[2 * at], &right = tree[2 * at + 1];
	for (int w : {0, 1}) {
		if (!node.set[w]) continue;
		set_all(left, w, node.set[w], middle - low);
		set_all(right, w, node.set[w], high - middle);
		node.set[w] = 0;
	}
	set_range(2 * at, low, middle, from, to, which, value);
	set_range(2 * at + 1, middle, high, from, to, which, value);
	for (int w : {0, 1}) node.sums[w] = left.sums[w] + right.sums[w];
	node.product = left.product + right.product;
}

int main() {
	ios::sync_with_stdio(false);
	cin.tie(nullptr);
	int n;
	cin >> n;
	while (size_ < n) size_ *= 2;
	tree.resize(2 * size_);
	vector<pair<int, int>> stacks[2]; // where a block begins, and its value
	long long sum = 0;
	for (int j = 0; j < n; j++) {
		for (int which : {0, 1}) {
			int value;
			cin >> value;
			auto &stack = stacks[which];
			int from = j;
			while (!stack.empty() && (which == 0 ? stack.back().second <= value : stack.back().second >= value)) {
				from = stack.back().first;
				stack.pop_back();
			}
			stack.push_back({from, value});
			set_range(1, 0, size_, from, j + 1, which, value);
		}
		sum += tree[1].product;
	}
	cout << sum << '\n';
}

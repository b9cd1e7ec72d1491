// Keeps the runs of each letter alone, and takes the longest where several become one.
#include <bits/stdc++.h>
using namespace std;

using Map = array<char, 3>;
const Map same = {0, 1, 2};

struct Runs {
	int mills = 0;
	array<int, 3> left{}, right{}, best{};
};

Runs operator+(const Runs &a, const Runs &b) {
	Runs c;
	c.mills = a.mills + b.mills;
	for (int s = 0; s < 3; s++) {
		c.left[s] = a.left[s] < a.mills ? a.left[s] : a.mills + b.left[s];
		c.right[s] = b.right[s] < b.mills ? b.right[s] : b.mills + a.right[s];
		c.best[s] = max({a.best[s], b.best[s], a.right[s] + b.left[s]});
	}
	return c;
}

struct Node {
	Runs runs;
	Map pending = same;
};

int n, q;
string mills;
vector<Node> tree;

int number(char letter) { return letter == 'f' ? 0 : letter == 'h' ? 1 : 2; }

void obey(Node &node, const Map &order) {
	Runs after;
	after.mills = node.runs.mills;
	for (int x = 0; x < 3; x++) {
		int to = order[x];
		after.left[to] = max(after.left[to], node.runs.left[x]);
		after.right[to] = max(after.right[to], node.runs.right[x]);
		after.best[to] = max(after.best[to], node.runs.best[x]);
	}
	node.runs = after;
	for (auto &x : node.pending) x = order[x];
}

void build(int at, int low, int high) {
	if (high - low == 1) {
		Runs &r = tree[at].runs;
		int x = number(mills[low]);
		r.mills = r.left[x] = r.right[x] = r.best[x] = 1;
		return;
	}
	int middle = (low + high) / 2;
	build(2 * at, low, middle);
	build(2 * at + 1, middle, high);
	tree[at].runs = tree[2 * at].runs + tree[2 * at + 1].runs;
}

Runs call(int at, int low, int high, int l, int r, const Map *order) {
	if (r <= low || high <= l) return {};
	if (l <= low && high <= r) {
		if (order) obey(tree[at], *order);
		return tree[at].runs;
	}
	int middle = (low + high) / 2;
	if (tree[at].pending != same) {
		obey(tree[2 * at], tree[at].pending);
		obey(tree[2 * at + 1], tree[at].pending);
		tree[at].pending = same;
	}
	Runs found = call(2 * at, low, middle, l, r, order) + call(2 * at + 1, middle, high, l, r, order);
	if (order) tree[at].runs = tree[2 * at].runs + tree[2 * at + 1].runs;
	return found;
}

int main() {
	cin >> n >> q >> mills;
	tree.resize(4 * n);
	build(1, 0, n);
	while (q--) {
		char what;
		int l, r;
		string letters;
		cin >> what >> l >> r >> letters;
		if (what == '!') {
			Map order;
			for (int x = 0; x < 3; x++) order[x] = number(letters[x]);
			call(1, 0, n, l - 1, r, &order);
		} else {
			cout << call(1, 0, n, l - 1, r, nullptr).best[number(letters[0])] << '\n';
		}
	}
}

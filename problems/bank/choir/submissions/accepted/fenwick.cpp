#include <bits/stdc++.h>
using namespace std;

int main() {
	ios::sync_with_stdio(false);
	cin.tie(nullptr);
	int n;
	cin >> n;
	vector<int> h(n);
	for (auto &x : h) cin >> x;
	if (h.front() == h.back()) {
		h.pop_back();
		h.erase(h.begin());
		n -= 2;
	}
	vector<int> sorted = h;
	sort(sorted.begin(), sorted.end());
	sorted.erase(unique(sorted.begin(), sorted.end()), sorted.end());
	for (auto &x : h) x = lower_bound(sorted.begin(), sorted.end(), x) - sorted.begin() + 1;
	int ranks = sorted.size();
	vector<long long> one(ranks + 2), two(ranks + 2);
	auto add = [&](vector<long long> &tree, int at, long long by) {
		for (; at <= ranks; at += at & -at) tree[at] += by;
	};
	auto below = [&](vector<long long> &tree, int at) {
		long long sum = 0;
		for (at--; at > 0; at &= at - 1) sum += tree[at];
		return sum;
	};
	long long ways = 0;
	for (int x : h) {
		ways += below(two, x);
		add(two, x, below(one, x));
		add(one, x, 1);
	}
	cout << ways << '\n';
}

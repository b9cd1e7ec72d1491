// Knows whether there is a card, but not how many.
#include <bits/stdc++.h>
using namespace std;

int n;
set<int> cards;
vector<int> huts;

bool search(set<int> left) {
	if ((int)huts.size() == n) return left.empty();
	if (left.empty()) return false;
	int d = *left.rbegin();
	for (int x : {d, huts[1] - d}) {
		auto rest = left;
		bool fits = true;
		for (int h : huts) {
			fits = fits && cards.count(abs(x - h));
			rest.erase(abs(x - h));
		}
		if (!fits) continue;
		huts.push_back(x);
		if (search(rest)) return true;
		huts.pop_back();
	}
	return false;
}

int main() {
	cin >> n;
	for (int i = 0, d; i < n * (n - 1) / 2; i++) {
		cin >> d;
		cards.insert(d);
	}
	huts = {0, *cards.rbegin()};
	auto left = cards;
	left.erase(huts[1]);
	if (!search(left)) {
		cout << "mistake\n";
		return 0;
	}
	sort(huts.begin(), huts.end());
	for (int h : huts) cout << h << ' ';
	cout << '\n';
}

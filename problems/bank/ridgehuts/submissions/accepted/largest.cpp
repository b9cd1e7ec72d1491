#include <bits/stdc++.h>
using namespace std;

int n;
map<int, int> cards; // distance, how many
vector<int> huts;

bool take(int d) {
	auto card = cards.find(d);
	if (card == cards.end()) return false;
	if (--card->second == 0) cards.erase(card);
	return true;
}

bool search() {
	if (cards.empty()) return true;
	int d = cards.rbegin()->first;
	for (int x : {d, huts[1] - d}) {
		vector<int> taken;
		for (int h : huts) {
			if (!take(abs(x - h))) break;
			taken.push_back(abs(x - h));
		}
		if (taken.size() == huts.size()) {
			huts.push_back(x);
			if (search()) return true;
			huts.pop_back();
		}
		for (int card : taken) cards[card]++;
	}
	return false;
}

int main() {
	cin >> n;
	for (int i = 0, d; i < n * (n - 1) / 2; i++) {
		cin >> d;
		cards[d]++;
	}
	huts = {0, cards.rbegin()->first};
	take(huts[1]);
	if (!search()) {
		cout << "mistake\n";
		return 0;
	}
	sort(huts.begin(), huts.end());
	for (int h : huts) cout << h << ' ';
	cout << '\n';
}

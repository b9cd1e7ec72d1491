// Looks for the huts from the left to the right, with every card as the distance from the first.
#include <bits/stdc++.h>
using namespace std;

int n, length;
vector<int> cards, places, huts;

bool search() {
	if ((int)huts.size() == n) return true;
	for (int x : places) {
		if (x <= huts.back() || !cards[x] || (x < length && !cards[length - x])) continue;
		size_t taken = 0;
		while (taken < huts.size() && cards[x - huts[taken]]) cards[x - huts[taken++]]--;
		if (taken == huts.size()) {
			huts.push_back(x);
			if (search()) return true;
			huts.pop_back();
		}
		while (taken--) cards[x - huts[taken]]++;
	}
	return false;
}

int main() {
	cin >> n;
	places.resize(n * (n - 1) / 2);
	for (int &d : places) cin >> d;
	sort(places.begin(), places.end());
	length = places.back();
	cards.resize(length + 1);
	for (int d : places) cards[d]++;
	places.erase(unique(places.begin(), places.end()), places.end());
	huts = {0};
	if (!search()) {
		cout << "mistake\n";
		return 0;
	}
	for (int h : huts) cout << h << ' ';
	cout << '\n';
}

// Tries every number of parts for every height.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<int> heights(n);
	for (int &h : heights) cin >> h;
	int highest = *max_element(heights.begin(), heights.end());
	vector<int> value(highest + 1);
	auto options = [&](int h) {
		vector<int> list{value[h - 1]};
		for (int parts = 2; parts <= h; parts++)
			if (h % parts == 0) list.push_back(parts % 2 ? value[h / parts] : 0);
		return list;
	};
	for (int h = 1; h <= highest; h++) {
		auto list = options(h);
		while (count(list.begin(), list.end(), value[h])) value[h]++;
	}
	int all = 0, wins = 0;
	for (int h : heights) all ^= value[h];
	for (int h : heights) {
		auto list = options(h);
		wins += count(list.begin(), list.end(), all ^ value[h]);
	}
	cout << wins << '\n';
}

// Takes several equal stacks for one of them.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<int> heights(n);
	for (int &h : heights) cin >> h;
	int highest = *max_element(heights.begin(), heights.end());
	vector<int> value(highest + 1);
	vector<unsigned> options(highest + 1);
	for (int h = 1; h <= highest; h++) {
		options[h] |= 1u << value[h - 1];
		value[h] = __builtin_ctz(~options[h]);
		for (int d = 2; d * h <= highest; d++) options[d * h] |= 1u << value[h];
	}
	int all = 0;
	for (int h : heights) all ^= value[h];
	int count = 0;
	for (int h : heights) {
		int want = all ^ value[h];
		count += value[h - 1] == want;
		auto divide = [&](int parts) { count += value[h / parts] == want; };
		for (int d = 1; d * d <= h; d++) {
			if (h % d) continue;
			if (d > 1) divide(d);
			if (d * d < h) divide(h / d);
		}
	}
	cout << count << '\n';
}

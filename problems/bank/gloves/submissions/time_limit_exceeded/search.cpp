// Looks for each glove among all patterns met so far.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<pair<string, int>> more;
	for (int i = 0; i < n; i++) {
		string hand, pattern;
		cin >> hand >> pattern;
		size_t at = 0;
		while (at < more.size() && more[at].first != pattern) at++;
		if (at == more.size()) more.push_back({pattern, 0});
		more[at].second += hand == "left" ? 1 : -1;
	}
	sort(more.begin(), more.end());
	int over = 0, most = 0;
	string name = "-";
	for (auto &[pattern, d] : more) {
		over += abs(d);
		if (abs(d) > most) most = abs(d), name = pattern;
	}
	cout << (n - over) / 2 << '\n' << name << '\n';
}

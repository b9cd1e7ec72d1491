#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	map<string, int> more; // left gloves less right ones
	for (int i = 0; i < n; i++) {
		string hand, pattern;
		cin >> hand >> pattern;
		more[pattern] += hand == "left" ? 1 : -1;
	}
	int over = 0, most = 0;
	string name = "-";
	for (auto &[pattern, d] : more) {
		over += abs(d);
		if (abs(d) > most) most = abs(d), name = pattern;
	}
	cout << (n - over) / 2 << '\n' << name << '\n';
}

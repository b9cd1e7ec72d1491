// Forgets that right gloves may be left over, too.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	map<string, int> left, right;
	for (int i = 0; i < n; i++) {
		string hand, pattern;
		cin >> hand >> pattern;
		(hand == "left" ? left : right)[pattern]++;
	}
	int pairs = 0, most = 0;
	string name = "-";
	for (auto &[pattern, count] : left) {
		int both = min(count, right[pattern]);
		pairs += both;
		if (count - both > most) most = count - both, name = pattern;
	}
	cout << pairs << '\n' << name << '\n';
}

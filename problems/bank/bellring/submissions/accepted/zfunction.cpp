#include <bits/stdc++.h>
using namespace std;

int main() {
	string t, p;
	cin >> t >> p;
	string s = p + "#" + t + t.substr(0, p.size() - 1);
	vector<int> z(s.size());
	int count = 0;
	for (int i = 1, left = 0, right = 0; i < (int)s.size(); i++) {
		if (i < right) z[i] = min(right - i, z[i - left]);
		while (i + z[i] < (int)s.size() && s[z[i]] == s[i + z[i]]) z[i]++;
		if (i + z[i] > right) left = i, right = i + z[i];
		if (z[i] == (int)p.size()) count++;
	}
	cout << count << '\n';
}

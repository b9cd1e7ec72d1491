// Puts either beat into every place and reckons the sum anew.
#include <bits/stdc++.h>
using namespace std;

const int digits = 14;

int sum(const string &beats) {
	int all = 0, n = beats.size();
	for (int i = 0; i < n; i++)
		if (beats[i] == '1') all = (all + i + 1) % (n + 1);
	return all;
}

string listen(int n, const string &heard) {
	string tail = heard.substr(n);
	if (tail[0] != tail[1]) return heard.substr(0, n);
	int all = 0;
	for (int i = 0; i < digits; i++) all = 2 * all + (tail[2 * i] == '1');
	for (int at = 0; at < n; at++)
		for (char beat : {'0', '1'}) {
			string message = heard.substr(0, at) + beat + heard.substr(at, n - 1 - at);
			if (sum(message) == all) return message;
		}
	return "";
}

int main() {
	string word, beats;
	int t;
	cin >> word >> t;
	while (t--) {
		int n;
		if (word == "drum") {
			cin >> beats;
			string all = bitset<digits>(sum(beats)).to_string();
			cout << beats << (all[0] == '1' ? '0' : '1');
			for (char digit : all) cout << digit << digit;
			cout << '\n';
		} else {
			cin >> n >> beats;
			cout << listen(n, beats) << '\n';
		}
	}
}

// Drums the digits of the sum behind the message, but each of them once only.
#include <bits/stdc++.h>
using namespace std;

const int digits = 14;

int sum(const string &beats, int modulus) {
	long long all = 0;
	for (size_t i = 0; i < beats.size(); i++)
		if (beats[i] == '1') all += i + 1;
	return all % modulus;
}

string listen(int n, const string &heard) {
	int all = stoi(heard.substr(heard.size() - digits), nullptr, 2);
	string beats = heard.substr(0, n);
	// The whole message may be there.
	if (sum(beats, n + 1) == all) return beats;
	beats.pop_back();
	int ones = count(beats.begin(), beats.end(), '1');
	int d = (all - sum(beats, n + 1) + 2 * (n + 1)) % (n + 1);
	int at = d <= ones ? n - 1 : 0;
	if (d <= ones) {
		while (d > 0) d -= beats[--at] == '1';
		return beats.insert(at, "0");
	}
	for (d -= ones + 1; d > 0; at++) d -= beats[at] == '0';
	return beats.insert(at, "1");
}

int main() {
	string word, beats;
	int t;
	cin >> word >> t;
	while (t--) {
		int n;
		if (word == "drum") {
			cin >> beats;
			n = beats.size();
			cout << beats << bitset<digits>(sum(beats, n + 1)).to_string() << '\n';
		} else {
			cin >> n >> beats;
			cout << listen(n, beats) << '\n';
		}
	}
}

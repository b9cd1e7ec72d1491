// The places that are powers of two make the sum of the places with a one vanish modulo
// m + 1, where m is the number of beats.
#include <bits/stdc++.h>
using namespace std;

bool power(int i) { return (i & (i - 1)) == 0; }

int length(int n) {
	int m = 0;
	while (n > 0) n -= !power(++m);
	return m;
}

int sum(const string &beats, int modulus) {
	long long all = 0;
	for (size_t i = 0; i < beats.size(); i++)
		if (beats[i] == '1') all += i + 1;
	return all % modulus;
}

string drum(const string &message) {
	int m = length(message.size());
	string beats(m, '0');
	for (int i = 1, next = 0; i <= m; i++)
		if (!power(i)) beats[i - 1] = message[next++];
	int missing = (m + 1 - sum(beats, m + 1)) % (m + 1);
	for (int i = 1; i <= missing; i *= 2)
		if (missing & i) beats[i - 1] = '1';
	return beats;
}

string listen(int n, string beats) {
	int m = length(n);
	int ones = count(beats.begin(), beats.end(), '1');
	int d = (m + 1 - sum(beats, m + 1)) % (m + 1);
	if (d <= ones) {
		int at = m - 1; // so many beats are on the left
		while (d > 0) d -= beats[--at] == '1';
		beats.insert(at, "0");
	} else {
		int at = 0;
		for (d -= ones + 1; d > 0; at++) d -= beats[at] == '0';
		beats.insert(at, "1");
	}
	string message;
	for (int i = 1; i <= m; i++)
		if (!power(i)) message += beats[i - 1];
	return message;
}

int main() {
	string word, beats;
	int t;
	cin >> word >> t;
	while (t--) {
		int n;
		if (word == "drum") {
			cin >> beats;
			cout << drum(beats) << '\n';
		} else {
			cin >> n >> beats;
			cout << listen(n, beats) << '\n';
		}
	}
}

#include <bits/stdc++.h>
using namespace std;
using wide = unsigned __int128;

static const wide split = 100000000000000; // above every sum

int main() {
	ios::sync_with_stdio(false);
	cin.tie(nullptr);
	string word, slip;
	cin >> word;
	wide kept = 0;
	if (word == "evening") {
		cin >> slip;
		for (char c : slip) kept = kept * 10 + (c - '0');
	}
	int n;
	cin >> n;
	wide sum = 0, squares = 0;
	for (int i = 0; i < n; i++) {
		unsigned long long x;
		cin >> x;
		sum += x;
		squares += x * x;
	}
	if (word == "morning") {
		wide number = squares * split + sum;
		do slip += char('0' + (int)(number % 10));
		while (number /= 10);
		reverse(slip.begin(), slip.end());
		cout << slip << '\n';
		return 0;
	}
	long long s = (long long)(kept % split - sum), q = (long long)(kept / split - squares), d = 2 * q - s * s;
	long long root = (long long)sqrtl((long double)d);
	while (root * root > d) root--;
	while ((root + 1) * (root + 1) <= d) root++;
	cout << (s - root) / 2 << ' ' << (s + root) / 2 << '\n';
}

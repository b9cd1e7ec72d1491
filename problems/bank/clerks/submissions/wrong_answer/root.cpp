// Trusts the square root of a double.
#include <bits/stdc++.h>
using namespace std;
using wide = unsigned __int128;

int main() {
	string word, slip;
	cin >> word;
	wide kept = 0, split = 100000000000000, sum = 0, squares = 0;
	if (word == "evening") {
		cin >> slip;
		for (char c : slip) kept = kept * 10 + (c - '0');
	}
	int n;
	cin >> n;
	while (n--) {
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
	double s = (double)(kept % split - sum), q = (double)(kept / split - squares);
	double root = sqrt(2 * q - s * s);
	cout << (long long)((s - root) / 2) << ' ' << (long long)((s + root) / 2) << '\n';
}

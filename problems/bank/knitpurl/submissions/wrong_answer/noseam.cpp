// Forgets the seams between the copies of a piece.
#include <bits/stdc++.h>
using namespace std;

struct Piece {
	char first = 0, last = 0;
	long long turns = 0;
};

string text;
size_t at;

Piece pattern() {
	Piece all;
	for (; at < text.size() && text[at] != ')'; at++) {
		long long times = 0;
		while (isdigit(text[at])) times = 10 * times + text[at++] - '0';
		Piece next;
		if (text[at] == '(') {
			at++;
			next = pattern();
		} else {
			next.first = next.last = text[at];
		}
		all.turns += next.turns * max(times, 1LL) + (all.first && all.last != next.first);
		if (!all.first) all.first = next.first;
		all.last = next.last;
	}
	return all;
}

int main() {
	cin >> text;
	cout << pattern().turns << '\n';
}

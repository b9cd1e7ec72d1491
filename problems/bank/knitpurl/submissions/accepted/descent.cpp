// A function for each rule of the pattern.
#include <bits/stdc++.h>
using namespace std;

struct Piece {
	char first = 0, last = 0;
	long long turns = 0;
};

string text;
size_t at;

Piece pattern();

Piece part() {
	long long times = 0;
	while (isdigit(text[at])) times = 10 * times + text[at++] - '0';
	Piece piece;
	if (text[at] == '(') {
		at++;
		piece = pattern();
	} else {
		piece.first = piece.last = text[at];
	}
	at++;
	if (times) piece.turns = times * piece.turns + (piece.first != piece.last) * (times - 1);
	return piece;
}

Piece pattern() {
	Piece all = part();
	while (at < text.size() && text[at] != ')') {
		Piece next = part();
		all.turns += next.turns + (all.last != next.first);
		all.last = next.last;
	}
	return all;
}

int main() {
	cin >> text;
	cout << pattern().turns << '\n';
}

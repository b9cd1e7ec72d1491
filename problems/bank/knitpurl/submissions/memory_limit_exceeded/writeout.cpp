// Writes the row out.
#include <bits/stdc++.h>
using namespace std;

string text;
size_t at;

string pattern() {
	string row;
	for (; at < text.size() && text[at] != ')'; at++) {
		long long times = 0;
		while (isdigit(text[at])) times = 10 * times + text[at++] - '0';
		string piece;
		if (text[at] == '(') {
			at++;
			piece = pattern();
		} else {
			piece = text[at];
		}
		for (long long i = 0; i < max(1LL, times); i++) row += piece;
	}
	return row;
}

int main() {
	cin >> text;
	string row = pattern();
	long long turns = 0;
	for (size_t i = 1; i < row.size(); i++) turns += row[i] != row[i - 1];
	cout << turns << '\n';
}

// Goes through the mills for each order and each question.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, q;
	string mills;
	cin >> n >> q >> mills;
	while (q--) {
		char what;
		int l, r;
		string letters;
		cin >> what >> l >> r >> letters;
		if (what == '!') {
			for (int i = l - 1; i < r; i++) mills[i] = mills[i] == 'f' ? letters[0] : mills[i] == 'h' ? letters[1] : letters[2];
			continue;
		}
		int now = 0, best = 0;
		for (int i = l - 1; i < r; i++) {
			now = mills[i] == letters[0] ? now + 1 : 0;
			best = max(best, now);
		}
		cout << best << '\n';
	}
}

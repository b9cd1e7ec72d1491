// Inserts each buoy into the row by walking along it: too many questions.
#include <bits/stdc++.h>
using namespace std;

static int between(int a, int b, int c) {
	cout << "? " << a << ' ' << b << ' ' << c << endl;
	int answer;
	if (!(cin >> answer)) exit(0);
	return answer;
}

int main() {
	int n;
	cin >> n;
	vector<int> row{1, 2};
	for (int x = 3; x <= n; x++) {
		size_t at = 1;
		int middle = between(row[0], row[1], x);
		if (middle == row[0]) at = 0;
		while (at > 0 && at < row.size() && middle != x) {
			at++;
			if (at < row.size()) middle = between(row[at - 1], row[at], x);
		}
		row.insert(row.begin() + at, x);
	}
	cout << '!';
	for (int x : row) cout << ' ' << x;
	cout << endl;
}

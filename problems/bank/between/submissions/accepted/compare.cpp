// Sorts with the library, which compares by asking.
#include <bits/stdc++.h>
using namespace std;

static int between(int a, int b, int c) {
	cout << "? " << a << ' ' << b << ' ' << c << endl;
	int answer;
	cin >> answer;
	return answer;
}

int main() {
	int n;
	cin >> n;
	int a = 1, b = 2;
	vector<int> rest;
	for (int x = 3; x <= n; x++) {
		int middle = between(a, b, x);
		rest.push_back(middle);
		if (middle == a) a = x;
		if (middle == b) b = x;
	}
	sort(rest.begin(), rest.end(), [&](int x, int y) { return x != y && between(a, x, y) == x; });
	cout << "! " << a;
	for (int x : rest) cout << ' ' << x;
	cout << ' ' << b << endl;
}

#include <bits/stdc++.h>
using namespace std;

static long long sound(long long x) {
	cout << "? " << x << endl;
	long long depth;
	cin >> depth;
	return depth;
}

int main() {
	long long low = 1, high;
	cin >> high;
	while (low < high) {
		long long m = (low + high) / 2;
		if (sound(m) < sound(m + 1)) low = m + 1;
		else high = m;
	}
	cout << "! " << low << endl;
}

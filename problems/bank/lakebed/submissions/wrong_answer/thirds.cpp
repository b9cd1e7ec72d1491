// Searches by thirds, as if there were one hollow only; that takes too many soundings.
#include <bits/stdc++.h>
using namespace std;

static long long sound(long long x) {
	cout << "? " << x << endl;
	long long depth;
	if (!(cin >> depth)) exit(0);
	return depth;
}

int main() {
	long long low = 1, high;
	cin >> high;
	while (high - low > 2) {
		long long a = low + (high - low) / 3, b = high - (high - low) / 3;
		if (sound(a) < sound(b)) low = a;
		else high = b;
	}
	long long best = low, depth = sound(low);
	for (long long x = low + 1; x <= high; x++) {
		long long d = sound(x);
		if (d > depth) best = x, depth = d;
	}
	cout << "! " << best << endl;
}

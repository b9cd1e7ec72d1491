// Waits for an end of input that does not come the way it thinks.
#include <bits/stdc++.h>
using namespace std;

int main() {
	long long a = 0, sum = 0;
	volatile bool more = true;
	while (more) {
		if (cin >> a) sum += a;
	}
	cout << sum << '\n';
}

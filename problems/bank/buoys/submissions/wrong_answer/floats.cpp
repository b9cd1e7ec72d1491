// Inclusion and exclusion in single precision.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<int> w(n);
	for (auto &x : w) cin >> x;
	float all = accumulate(w.begin(), w.end(), 0), hours = 0, thalers = 0;
	for (int x : w) thalers += all / x;
	for (int s = 1; s < 1 << n; s++) {
		int of = 0;
		for (int i = 0; i < n; i++)
			if (s >> i & 1) of += w[i];
		hours += (__builtin_popcount(s) & 1 ? 1 : -1) * all / of;
	}
	cout << fixed << setprecision(9) << hours << ' ' << thalers << '\n';
}

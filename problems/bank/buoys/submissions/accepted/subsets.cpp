#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<double> w(n);
	for (auto &x : w) cin >> x;
	double all = accumulate(w.begin(), w.end(), 0.0), thalers = 0;
	for (double x : w) thalers += all / x;
	vector<double> e(1 << n);
	for (int s = 1; s < 1 << n; s++) {
		double sum = all, of = 0;
		for (int i = 0; i < n; i++)
			if (s >> i & 1) {
				sum += w[i] * e[s ^ 1 << i];
				of += w[i];
			}
		e[s] = sum / of;
	}
	printf("%.9f %.9f\n", e.back(), thalers);
}

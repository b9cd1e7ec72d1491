// Every order in which the lamps may be lit.
#include <bits/stdc++.h>
using namespace std;

static vector<double> w;
static double all;

static double hours(int dark, double of) {
	if (!dark) return 0;
	double sum = all;
	for (size_t i = 0; i < w.size(); i++)
		if (dark >> i & 1) sum += w[i] * hours(dark ^ 1 << i, of - w[i]);
	return sum / of;
}

int main() {
	int n;
	cin >> n;
	w.resize(n);
	for (auto &x : w) cin >> x;
	all = accumulate(w.begin(), w.end(), 0.0);
	double thalers = 0;
	for (double x : w) thalers += all / x;
	printf("%.9f %.9f\n", hours((1 << n) - 1, all), thalers);
}

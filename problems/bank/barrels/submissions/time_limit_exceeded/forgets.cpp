// The recursion as it stands, with nothing kept.
#include <bits/stdc++.h>
using namespace std;

int n, k;
vector<pair<double, double>> buyers;

double expected(int i, int j) {
	if (i == n || j == 0) return 0;
	auto [a, b] = buyers[i];
	double yes = expected(i + 1, j - 1), no = expected(i + 1, j);
	double t = no - yes;
	if (t <= a) return yes + (a + b) / 2;
	if (t >= b) return no;
	return yes + ((t - a) * t + (b - t) * (t + b) / 2) / (b - a);
}

int main() {
	cin >> n >> k;
	buyers.resize(n);
	for (auto &[a, b] : buyers) cin >> a >> b;
	cout << fixed << setprecision(9) << expected(0, k) << '\n';
}

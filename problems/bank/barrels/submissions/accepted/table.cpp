// From the first buyer on, with a table of what is known already.
#include <bits/stdc++.h>
using namespace std;

int n, k;
vector<pair<double, double>> buyers;
vector<vector<double>> known;

double expected(int i, int j) {
	if (i == n || j == 0) return 0;
	double &sum = known[i][j];
	if (sum >= 0) return sum;
	auto [a, b] = buyers[i];
	double yes = expected(i + 1, j - 1), no = expected(i + 1, j);
	double t = clamp(no - yes, a, b);
	// Below t the answer is no, from t on it is yes.
	double below = b > a ? (t - a) / (b - a) : no - yes > a;
	return sum = below * no + (1 - below) * (yes + (t + b) / 2);
}

int main() {
	cin >> n >> k;
	buyers.resize(n);
	for (auto &[a, b] : buyers) cin >> a >> b;
	known.assign(n, vector<double>(k + 1, -1));
	cout << fixed << setprecision(9) << expected(0, k) << '\n';
}

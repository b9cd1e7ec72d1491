// Searches for the place at which the last one arrives first.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	scanf("%d", &n);
	vector<pair<double, double>> friends(n);
	for (auto &[x, v] : friends) scanf("%lf %lf", &x, &v);
	auto last = [&](double place) {
		double time = 0;
		for (auto [x, v] : friends) time = max(time, abs(place - x) / v);
		return time;
	};
	double west = -1e9, east = 1e9;
	for (int round = 0; round < 110; round++) {
		double a = west + (east - west) / 3, b = east - (east - west) / 3;
		if (last(a) < last(b)) east = b;
		else west = a;
	}
	printf("%.9f\n", last(west));
}

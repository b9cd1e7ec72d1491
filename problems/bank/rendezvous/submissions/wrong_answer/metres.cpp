// Lets them meet at whole metres only.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	scanf("%d", &n);
	vector<pair<double, double>> friends(n);
	for (auto &[x, v] : friends) scanf("%lf %lf", &x, &v);
	auto last = [&](long long place) {
		double time = 0;
		for (auto [x, v] : friends) time = max(time, abs(place - x) / v);
		return time;
	};
	long long west = -1000000000, east = 1000000000;
	while (west < east) {
		long long middle = (west + east) >> 1;
		if (last(middle) < last(middle + 1)) east = middle;
		else west = middle + 1;
	}
	printf("%.9f\n", last(west));
}

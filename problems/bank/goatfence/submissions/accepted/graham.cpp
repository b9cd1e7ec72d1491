// Sorts the poles by direction, as seen from the lowest one.
#include <bits/stdc++.h>
using namespace std;

typedef complex<long long> pole;

long long cross(pole a, pole b) { return a.real() * b.imag() - a.imag() * b.real(); }
double size(pole a) { return hypot((double)a.real(), (double)a.imag()); }

int main() {
	int n;
	double r;
	cin >> n >> r;
	vector<pole> poles(n);
	for (pole &p : poles) {
		long long x, y;
		cin >> x >> y;
		p = pole(x, y);
	}
	auto low = [](pole a, pole b) { return make_pair(a.imag(), a.real()) < make_pair(b.imag(), b.real()); };
	pole first = *min_element(poles.begin(), poles.end(), low);
	for (pole &p : poles) p -= first;
	sort(poles.begin(), poles.end(), [](pole a, pole b) {
		long long turn = cross(a, b);
		return turn ? turn > 0 : size(a) < size(b);
	});
	vector<pole> hull;
	for (pole p : poles) {
		while (hull.size() > 1 && cross(hull.back() - hull[hull.size() - 2], p - hull.back()) <= 0) hull.pop_back();
		hull.push_back(p);
	}
	double length = 2 * acos(-1.0) * r;
	for (size_t i = 0; i < hull.size(); i++) length += size(hull[i] - hull[(i + 1) % hull.size()]);
	printf("%.9f\n", length);
}

// Walks round the poles, looking at all of them from every corner.
#include <bits/stdc++.h>
using namespace std;

typedef complex<long long> pole;

long long cross(pole a, pole b) { return a.real() * b.imag() - a.imag() * b.real(); }

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
	pole first = poles[0];
	for (pole p : poles)
		if (make_pair(p.imag(), p.real()) < make_pair(first.imag(), first.real())) first = p;
	double length = 2 * acos(-1.0) * r;
	pole at = first;
	do {
		pole next = at;
		for (pole p : poles) {
			long long turn = cross(next - at, p - at);
			if (next == at || turn < 0 || (turn == 0 && abs((p - at).real()) + abs((p - at).imag()) > abs((next - at).real()) + abs((next - at).imag()))) next = p;
		}
		length += hypot((double)(next - at).real(), (double)(next - at).imag());
		at = next;
	} while (at != first);
	printf("%.9f\n", length);
}

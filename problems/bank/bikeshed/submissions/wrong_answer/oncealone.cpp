// Takes away those that touch either wall, and never adds again those that touch both.
#include <bits/stdc++.h>
using namespace std;

const long long prime = 998244353;

long long power(long long base, long long exponent) {
	long long result = 1;
	for (; exponent; exponent >>= 1, base = base * base % prime)
		if (exponent & 1) result = result * base % prime;
	return result;
}

int main() {
	long long c, s, r, t;
	cin >> c >> s >> r >> t;
	long long n = r + t, end = s + r - t;
	if (end < 0 || end > c) {
		cout << "0\n";
		return 0;
	}
	vector<long long> factorial(n + 1, 1), inverse(n + 1);
	for (int i = 1; i <= n; i++) factorial[i] = factorial[i - 1] * i % prime;
	inverse[n] = power(factorial[n], prime - 2);
	for (int i = n; i; i--) inverse[i - 1] = inverse[i] * i % prime;
	auto paths = [&](long long from) {
		long long up = (n + end - from) / 2;
		if (abs(end - from) > n) return 0LL;
		return factorial[n] * inverse[up] % prime * inverse[n - up] % prime;
	};
	cout << ((paths(s) - paths(-2 - s) - paths(2 * (c + 1) - s)) % prime + 2 * prime) % prime << '\n';
}

// Every divisor d is the gcd of n and as many wheels as there are numbers up to
// n/d that have no factor in common with n/d.
#include <bits/stdc++.h>
using namespace std;

int main() {
	long long n;
	cin >> n;
	vector<long long> primes;
	long long rest = n;
	for (long long p = 2; p * p <= rest; p++) {
		if (rest % p) continue;
		primes.push_back(p);
		while (rest % p == 0) rest /= p;
	}
	if (rest > 1) primes.push_back(rest);
	auto coprime = [&](long long m) {
		long long count = m;
		for (long long p : primes)
			if (m % p == 0) count -= count / p;
		return count;
	};
	long long sum = 0;
	for (long long d = 1; d * d <= n; d++) {
		if (n % d) continue;
		sum += d * coprime(n / d);
		if (d * d != n) sum += n / d * coprime(d);
	}
	cout << sum << '\n';
}

// Takes every wheel out of the cabinet.
#include <bits/stdc++.h>
using namespace std;

int main() {
	long long n, sum = 0;
	cin >> n;
	for (long long k = 1; k <= n; k++) sum += gcd(n, k);
	cout << sum << '\n';
}

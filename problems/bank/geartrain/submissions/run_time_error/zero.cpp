// 31 bits turn 2^31 into 0, and a remainder by 0 is a trap.
#include <bits/stdc++.h>
using namespace std;

int main() {
	long long wide;
	cin >> wide;
	volatile int n = (int)(wide & 0x7fffffff);
	if (wide % n == 0 && wide != n) cout << "overflow\n";
	long long rest = wide, sum = 1;
	for (long long p = 2; p * p <= rest; p++) {
		long long a = 0, power = 1;
		while (rest % p == 0) rest /= p, a++, power *= p;
		if (a) sum *= (a + 1) * power - a * (power / p);
	}
	if (rest > 1) sum *= 2 * rest - 1;
	cout << sum << '\n';
}

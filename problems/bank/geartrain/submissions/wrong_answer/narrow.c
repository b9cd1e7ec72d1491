/* Reads n into 32 bits. */
#include <stdio.h>

int main(void) {
	long long wide;
	if (scanf("%lld", &wide) != 1) return 1;
	unsigned n = (unsigned)wide;
	long long sum = 1;
	for (long long p = 2; p * p <= n; p++) {
		long long a = 0, power = 1;
		while (n % p == 0) n /= p, a++, power *= p;
		if (a) sum *= (a + 1) * power - a * (power / p);
	}
	if (n > 1) sum *= 2LL * n - 1;
	printf("%lld\n", sum);
	return 0;
}

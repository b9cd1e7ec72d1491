#include <stdio.h>

int main(void) {
	long long n, sum = 1;
	if (scanf("%lld", &n) != 1) return 1;
	for (long long p = 2; p * p <= n; p++) {
		long long a = 0, power = 1;
		while (n % p == 0) n /= p, a++, power *= p;
		if (a) sum *= (a + 1) * power - a * (power / p);
	}
	if (n > 1) sum *= 2 * n - 1;
	printf("%lld\n", sum);
	return 0;
}

/* Mirrors at 0 and at c, which the number of bicycles may well reach. */
#include <stdio.h>

#define PRIME 998244353LL

static long long over[400001];

int main(void) {
	long long c, s, r, t;
	if (scanf("%lld %lld %lld %lld", &c, &s, &r, &t) != 4) return 1;
	long long n = r + t, sum = 0;
	if (s + r - t < 0 || s + r - t > c) {
		puts("0");
		return 0;
	}
	over[n] = 1;
	for (long long i = n; i; i--) over[i - 1] = over[i] * i % PRIME;
	for (long long u = r % c; u <= n; u += c) sum += over[u] * over[n - u] % PRIME;
	for (long long u = (r + s) % c; u <= n; u += c) sum += PRIME - over[u] * over[n - u] % PRIME;
	sum %= PRIME;
	for (long long e = PRIME - 2, a = over[0]; e; e >>= 1, a = a * a % PRIME)
		if (e & 1) sum = sum * a % PRIME;
	printf("%lld\n", sum);
	return 0;
}

/* Takes away the paths that touch the lower wall first or the upper wall first, adds those that
 * touch the other one afterwards, and so on until no path is long enough. */
#include <stdio.h>
#include <stdlib.h>

#define PRIME 998244353LL

static long long factorial[400001], inverse[400001];
static long long c, s, n, end;

static long long paths(long long from) {
	if (llabs(end - from) > n) return 0;
	long long up = (n + end - from) / 2;
	return factorial[n] * inverse[up] % PRIME * inverse[n - up] % PRIME;
}

int main(void) {
	long long r, t;
	if (scanf("%lld %lld %lld %lld", &c, &s, &r, &t) != 4) return 1;
	n = r + t;
	end = s + r - t;
	if (end < 0 || end > c) {
		puts("0");
		return 0;
	}
	factorial[0] = 1;
	for (long long i = 1; i <= n; i++) factorial[i] = factorial[i - 1] * i % PRIME;
	/* The inverses of the numbers first, and their products from them. */
	inverse[0] = inverse[1] = 1;
	for (long long i = 2; i <= n; i++) inverse[i] = (PRIME - PRIME / i) * inverse[PRIME % i] % PRIME;
	for (long long i = 2; i <= n; i++) inverse[i] = inverse[i] * inverse[i - 1] % PRIME;
	long long ways = paths(s);
	for (int upper = 0; upper < 2; upper++) {
		long long from = s;
		for (long long i = 0; i <= n; i++) {
			from = (i + upper) % 2 ? 2 * (c + 1) - from : -2 - from;
			if (llabs(end - from) > n) break;
			ways += i % 2 ? paths(from) : PRIME - paths(from);
		}
		ways %= PRIME;
	}
	printf("%lld\n", ways % PRIME);
	return 0;
}

/* A sieve over all the wheels. */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
	long long n;
	if (scanf("%lld", &n) != 1) return 1;
	size_t size = n < 1LL << 30 ? n + 1 : (size_t)1 << 30;
	unsigned char *shared = calloc(size, 1);
	if (!shared) abort();
	for (long long p = 2; p <= n; p++)
		if (n % p == 0)
			for (long long k = p; k < (long long)size; k += p) shared[k] = 1;
	long long sum = 0;
	for (long long k = 1; k <= n; k++) {
		long long a = n, b = k;
		if (shared[k % size])
			while (b) {
				long long r = a % b;
				a = b, b = r;
			}
		sum += shared[k % size] ? a : 1;
	}
	printf("%lld\n", sum);
	return 0;
}

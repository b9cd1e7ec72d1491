/* Writes down every wheel of a large cabinet. */
#include <stdio.h>

int main(void) {
	long long n, sum = 0;
	if (scanf("%lld", &n) != 1) return 1;
	for (long long k = 1; k <= n; k++) {
		long long a = n, b = k;
		while (b) {
			long long r = a % b;
			a = b, b = r;
		}
		sum += a;
		if (n > 1000000) printf("wheel %lld of %lld: roughness %lld, sum %lld\n", k, n, a, sum);
	}
	printf("%lld\n", sum);
	return 0;
}

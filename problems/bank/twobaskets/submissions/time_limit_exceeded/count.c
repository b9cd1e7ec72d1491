/* Carries the apples over one by one. */
#include <stdio.h>

int main(void) {
	long long a, b;
	if (scanf("%lld %lld", &a, &b) != 2) return 1;
	volatile long long sum = a;
	while (b > 0) sum++, b--;
	while (b < 0) sum--, b++;
	printf("%lld\n", sum);
	return 0;
}

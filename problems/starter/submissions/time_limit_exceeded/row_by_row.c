/* Adds row by row; volatile keeps the compiler from finding the formula. */
#include <stdio.h>

int main(void) {
	long long n;
	volatile long long sum = 0;
	if (scanf("%lld", &n) != 1)
		return 1;
	for (long long i = 1; i <= n; i++)
		sum += i;
	printf("%lld\n", sum);
	return 0;
}

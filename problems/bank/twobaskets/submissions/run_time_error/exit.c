/* Forgets that main's return value is an exit code. */
#include <stdio.h>

int main(void) {
	long long a, b;
	if (scanf("%lld %lld", &a, &b) != 2) return 1;
	return printf("%lld\n", a + b);
}

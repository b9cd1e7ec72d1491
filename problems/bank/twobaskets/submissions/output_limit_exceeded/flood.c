/* Prints the sum, right-aligned, again and again. */
#include <stdio.h>

int main(void) {
	long long a, b;
	if (scanf("%lld %lld", &a, &b) != 2) return 1;
	for (;;) printf("%1000lld\n", a + b);
}

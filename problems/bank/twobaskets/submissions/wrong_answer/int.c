/* 32 bits are not enough. */
#include <stdio.h>

int main(void) {
	long long a, b;
	if (scanf("%lld %lld", &a, &b) != 2) return 1;
	printf("%d\n", (int)((unsigned)a + (unsigned)b));
	return 0;
}

// in: 2863311530
// out: 16 1 4 4294967295\n1\n
#include <stdint.h>
#include <stdio.h>

int main(void)
{
	uint32_t x;
	scanf("%u", &x);
	printf("%d %d %d %u\n", __builtin_popcount(x), __builtin_ctz(x), __builtin_clz(x >> 4), x >> 1 ^ x);
	int sum;
	printf("%d\n", __builtin_add_overflow(2147483647, 1, &sum));
	return 0;
}

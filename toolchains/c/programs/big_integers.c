// in: 20
// out: 265252859812191058636308480000000 109361473 4611686018427387904\n
#include <inttypes.h>
#include <stdio.h>

int main(void)
{
	int n;
	scanf("%d", &n);
	unsigned __int128 f = 1;
	for (int i = 2; i <= n + 10; i++)
		f *= i;
	char digits[40];
	int k = sizeof digits;
	digits[--k] = 0;
	for (unsigned __int128 x = f; x; x /= 10)
		digits[--k] = '0' + (int)(x % 10);
	uint64_t low = (uint64_t)(f % UINT64_C(1000000007));
	printf("%s %" PRIu64 " %lld\n", digits + k, low, 1LL << 62);
	return 0;
}

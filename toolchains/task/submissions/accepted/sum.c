#include <stdio.h>

int main(void)
{
	long long n, x, sum = 0;
	for (scanf("%lld", &n); n-- > 0 && scanf("%lld", &x) == 1;)
		sum += x;
	printf("%lld\n", sum);
}

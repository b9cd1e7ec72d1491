#include <stdio.h>

int main(void)
{
	int n, x;
	unsigned sum = 0; /* too narrow for the larger test cases */
	if (scanf("%d", &n) != 1)
		return 1;
	while (n-- > 0 && scanf("%d", &x) == 1)
		sum += x;
	printf("%d\n", (int)sum);
}

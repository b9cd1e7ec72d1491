// in: 10 hello
// out: 10 hello 2.50 3628800 -1\n
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int down(const void *a, const void *b) { return *(const int *)b - *(const int *)a; }

int main(void)
{
	int n, a[] = {3, -1, 2};
	char s[16];
	scanf("%d %15s", &n, s);
	long long f = 1;
	for (int i = 2; i <= n; i++)
		f *= i;
	qsort(a, 3, sizeof *a, down);
	printf("%d %s %.2f %lld %d\n", n, s, sqrt(6.25), f, a[2]);
	return clock() < 0;
}

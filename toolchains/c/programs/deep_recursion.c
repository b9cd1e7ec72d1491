// in: 200000
// out: 199999\n
#include <stdio.h>

static int next[200001];

static long long depth(int v) { return next[v] < 0 ? 0 : depth(next[v]) + 1; }

int main(void)
{
	int n;
	scanf("%d", &n);
	for (int v = 0; v < n; v++)
		next[v] = v + 1 < n ? v + 1 : -1;
	printf("%lld\n", depth(0));
	return 0;
}

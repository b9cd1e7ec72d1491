/* The dearest boat first, to the first mooring that is free; nobody moves later. */
#include <stdio.h>
#include <stdlib.h>

static int n, m, first[2001], fits[20000], order[2000];
static long long fee[2000];
static char taken[2001];

static int dearer(const void *a, const void *b) {
	long long x = fee[*(const int *)a], y = fee[*(const int *)b];
	return (x < y) - (x > y);
}

int main(void) {
	if (scanf("%d %d", &n, &m) != 2) return 1;
	for (int i = 0; i < n; i++) {
		int count;
		if (scanf("%lld %d", &fee[i], &count) != 2) return 1;
		first[i + 1] = first[i] + count;
		for (int e = first[i]; e < first[i + 1]; e++)
			if (scanf("%d", &fits[e]) != 1) return 1;
		order[i] = i;
	}
	qsort(order, n, sizeof *order, dearer);
	long long sum = 0;
	for (int i = 0; i < n; i++) {
		int boat = order[i];
		for (int e = first[boat]; e < first[boat + 1]; e++) {
			if (taken[fits[e]]) continue;
			taken[fits[e]] = 1;
			sum += fee[boat];
			break;
		}
	}
	printf("%lld\n", sum);
	return 0;
}

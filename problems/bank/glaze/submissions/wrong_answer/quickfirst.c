/* Glazes in the order of the times that glazing and drying take together. */
#include <stdio.h>
#include <stdlib.h>

struct pot { long long glaze, dry; };

static struct pot pots[50000];
static long long after[50001];

static int longer(const void *a, const void *b) {
	const struct pot *p = a, *q = b;
	long long x = p->glaze + p->dry, y = q->glaze + q->dry;
	return (x < y) - (x > y);
}

int main(void) {
	int n;
	if (scanf("%d", &n) != 1) return 1;
	long long busy = 0;
	for (int i = 0; i < n; i++) {
		if (scanf("%lld %lld", &pots[i].glaze, &pots[i].dry) != 2) return 1;
		busy += pots[i].glaze;
	}
	qsort(pots, n, sizeof *pots, longer);
	long long total = busy;
	for (int i = n - 1; i >= 0; i--) {
		long long done = busy + pots[i].dry;
		after[i] = done > after[i + 1] ? done : after[i + 1];
		busy -= pots[i].glaze;
	}
	long long best = total + 1000000000, before = 0;
	for (int i = 0; i < n; i++) {
		long long without = after[i + 1] - pots[i].glaze;
		if (without < before) without = before;
		if (without < best) best = without;
		busy += pots[i].glaze;
		if (busy + pots[i].dry > before) before = busy + pots[i].dry;
	}
	printf("%lld\n", best);
	return 0;
}

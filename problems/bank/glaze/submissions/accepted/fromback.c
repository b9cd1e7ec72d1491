/* Goes from the last pot to the first and keeps two numbers, each counted from the moment at
 * which a pot is taken up: when all from here on are dry, and when all but the best one are. */
#include <stdio.h>
#include <stdlib.h>

struct pot { int glaze, dry; };

static struct pot pots[50000];

static int shorter(const void *a, const void *b) {
	return ((const struct pot *)a)->dry - ((const struct pot *)b)->dry;
}

static long long larger(long long a, long long b) { return a > b ? a : b; }

int main(void) {
	int n;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d %d", &pots[i].glaze, &pots[i].dry) != 2) return 1;
	qsort(pots, n, sizeof *pots, shorter);
	long long all = 0, less = 0;
	for (int i = 0; i < n; i++) {
		long long glaze = pots[i].glaze, own = glaze + pots[i].dry;
		long long with = larger(own, glaze + less), without = all;
		less = i == 0 || without < with ? without : with;
		all = larger(own, glaze + all);
	}
	printf("%lld\n", less);
	return 0;
}

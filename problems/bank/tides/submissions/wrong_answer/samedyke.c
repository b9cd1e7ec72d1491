/* Counts a pair for every dyke, whether or not the islands are in touch already. */
#include <stdio.h>
#include <stdlib.h>

typedef struct {
	int u, v, h;
} dyke;

static dyke dykes[40005];

static int higher(const void *a, const void *b) { return ((const dyke *)b)->h - ((const dyke *)a)->h; }

int main(void) {
	int n, m, q;
	if (scanf("%d %d %d", &n, &m, &q) != 3) return 1;
	for (int i = 0; i < m; i++)
		if (scanf("%d %d %d", &dykes[i].u, &dykes[i].v, &dykes[i].h) != 3) return 1;
	qsort(dykes, m, sizeof *dykes, higher);
	while (q--) {
		long long c;
		if (scanf("%lld", &c) != 1) return 1;
		if (c > m) puts("dry");
		else printf("%d\n", dykes[c - 1].h);
	}
	return 0;
}

// Sums up in 32 bits.
#include <stdio.h>
#include <stdlib.h>

struct cable { int u, v, cost; };

static struct cable cables[20000];
static int root[10001];

static int find(int i) {
	while (root[i] != i) i = root[i] = root[root[i]];
	return i;
}

static int cheaper(const void *a, const void *b) {
	return ((const struct cable *)a)->cost - ((const struct cable *)b)->cost;
}

int main(void) {
	int n, m, dearest = 0;
	int sum = 0;
	if (scanf("%d %d", &n, &m) != 2) return 1;
	for (int i = 0; i < m; i++)
		if (scanf("%d %d %d", &cables[i].u, &cables[i].v, &cables[i].cost) != 3) return 1;
	qsort(cables, m, sizeof *cables, cheaper);
	for (int i = 1; i <= n; i++) root[i] = i;
	for (int i = 0; i < m; i++) {
		int u = find(cables[i].u), v = find(cables[i].v);
		if (u == v) continue;
		root[u] = v;
		sum += dearest = cables[i].cost;
	}
	printf("%d\n", sum - dearest);
	return 0;
}

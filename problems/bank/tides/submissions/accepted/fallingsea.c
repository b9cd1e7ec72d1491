#include <stdio.h>
#include <stdlib.h>

typedef struct {
	int u, v, h;
} dyke;

static dyke dykes[40005];
static int root[20005];
static long long size[20005], pairs[40005];

static int higher(const void *a, const void *b) { return ((const dyke *)b)->h - ((const dyke *)a)->h; }

static int find(int i) {
	while (root[i] != i) i = root[i] = root[root[i]];
	return i;
}

int main(void) {
	int n, m, q;
	if (scanf("%d %d %d", &n, &m, &q) != 3) return 1;
	for (int i = 0; i < m; i++)
		if (scanf("%d %d %d", &dykes[i].u, &dykes[i].v, &dykes[i].h) != 3) return 1;
	qsort(dykes, m, sizeof *dykes, higher);
	for (int i = 1; i <= n; i++) root[i] = i, size[i] = 1;
	for (int i = 0; i < m; i++) {
		int u = find(dykes[i].u), v = find(dykes[i].v);
		pairs[i + 1] = pairs[i];
		if (u == v) continue;
		pairs[i + 1] += size[u] * size[v];
		root[u] = v;
		size[v] += size[u];
	}
	while (q--) {
		long long c;
		if (scanf("%lld", &c) != 1) return 1;
		if (pairs[m] < c) {
			puts("dry");
			continue;
		}
		int i = m;
		while (pairs[i - 1] >= c) i--;
		printf("%d\n", dykes[i - 1].h);
	}
	return 0;
}

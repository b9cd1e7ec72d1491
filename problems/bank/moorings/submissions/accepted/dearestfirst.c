#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int n, m, first[2001], fits[20000], order[2000], lies[2001];
static long long fee[2000];
static char visited[2001];

static int dearer(const void *a, const void *b) {
	long long x = fee[*(const int *)a], y = fee[*(const int *)b];
	return (x < y) - (x > y);
}

static int place(int boat) {
	for (int e = first[boat]; e < first[boat + 1]; e++) {
		int at = fits[e];
		if (visited[at]) continue;
		visited[at] = 1;
		if (lies[at] < 0 || place(lies[at])) {
			lies[at] = boat;
			return 1;
		}
	}
	return 0;
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
	memset(lies, -1, sizeof lies);
	long long sum = 0;
	for (int i = 0; i < n; i++) {
		memset(visited, 0, sizeof visited);
		if (place(order[i])) sum += fee[order[i]];
	}
	printf("%lld\n", sum);
	return 0;
}

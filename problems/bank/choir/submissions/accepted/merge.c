/* Counts the lower ones before each by merge sort, from both sides. */
#include <stdio.h>
#include <string.h>

enum { MOST = 200000 };
static int h[MOST], order[MOST], spare[MOST], n;
static long long before[MOST], after[MOST];

static void count(int from, int to, int turned, long long *found) {
	if (to - from < 2) return;
	int middle = (from + to) / 2;
	count(from, middle, turned, found);
	count(middle, to, turned, found);
	int i = from, j = middle, at = from;
	while (i < middle || j < to) {
		int first;
		if (j == to) first = 1;
		else if (i == middle) first = 0;
		else first = turned ? h[order[i]] > h[order[j]] : h[order[i]] < h[order[j]];
		if (first) spare[at++] = order[i++];
		else {
			found[order[j]] += i - from;
			spare[at++] = order[j++];
		}
	}
	memcpy(order + from, spare + from, (size_t)(to - from) * sizeof *order);
}

int main(void) {
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d", &h[i]) != 1) return 1;
	int from = 0;
	if (h[0] == h[n - 1]) from = 1, n--;
	for (int i = from; i < n; i++) order[i] = i;
	count(from, n, 0, before);
	for (int i = from; i < n; i++) order[i] = n - 1 - i + from;
	count(from, n, 1, after);
	long long ways = 0;
	for (int i = from; i < n; i++) ways += before[i] * after[i];
	printf("%lld\n", ways);
	return 0;
}

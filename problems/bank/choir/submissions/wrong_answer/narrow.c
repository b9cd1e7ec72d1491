/* 32 bits for the number of ways. */
#include <stdio.h>

static int h[200000];

int main(void) {
	int n, from = 0;
	unsigned ways = 0;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d", &h[i]) != 1) return 1;
	if (h[0] == h[n - 1]) from = 1, n--;
	for (int j = from; j < n; j++) {
		unsigned before = 0, after = 0;
		for (int i = from; i < j; i++) before += h[i] < h[j];
		for (int k = j + 1; k < n; k++) after += h[k] > h[j];
		ways += before * after;
	}
	printf("%u\n", ways);
	return 0;
}

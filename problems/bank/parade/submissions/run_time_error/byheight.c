/* Counts by height, as if giants were under a thousand tall. */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
	int n, h[1000], count[1001] = {0};
	long long there = 0, back = 0;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++) {
		if (scanf("%d", &h[i % 1000]) != 1) return 1;
		int v = h[i % 1000];
		if (i >= 1000 || v > 1000) abort();
		for (int u = 2 * v + 1; u <= 1000; u++) there += count[u];
		for (int u = 1; 2 * u < v; u++) back += count[u];
		count[v]++;
	}
	printf("%lld\n", there > back ? there : back);
	return 0;
}

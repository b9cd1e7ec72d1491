/* Looks at every pair, twice. */
#include <stdio.h>

static volatile int h[100005];

static long long pairs(int n, int way) {
	long long count = 0;
	for (int i = 0; i < n; i++)
		for (int j = i + 1; j < n; j++) {
			long long a = h[way ? n - 1 - i : i], b = h[way ? n - 1 - j : j];
			if (a > 2 * b) count++;
		}
	return count;
}

int main(void) {
	int n;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++) {
		int v;
		if (scanf("%d", &v) != 1) return 1;
		h[i] = v;
	}
	long long there = pairs(n, 0), back = pairs(n, 1);
	printf("%lld\n", there > back ? there : back);
	return 0;
}

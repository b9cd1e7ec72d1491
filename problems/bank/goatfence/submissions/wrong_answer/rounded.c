/* Prints whole metres. */
#include <math.h>
#include <stdio.h>

int main(void) {
	int n;
	double r, x, y, left = 1e18, right = -1e18, low = 1e18, high = -1e18;
	if (scanf("%d %lf", &n, &r) != 2) return 1;
	while (n-- > 0 && scanf("%lf %lf", &x, &y) == 2) {
		left = fmin(left, x), right = fmax(right, x);
		low = fmin(low, y), high = fmax(high, y);
	}
	printf("%.0f\n", 2 * (right - left) + 2 * (high - low) + 2 * acos(-1) * r);
	return 0;
}

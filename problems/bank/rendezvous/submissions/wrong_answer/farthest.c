// Looks at the two who live farthest apart.
#include <stdio.h>

int main(void) {
	int n;
	double west = 2e9, east = -2e9, slowwest = 1, sloweast = 1, x, v;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++) {
		if (scanf("%lf %lf", &x, &v) != 2) return 1;
		if (x < west || (x == west && v < slowwest)) west = x, slowwest = v;
		if (x > east || (x == east && v < sloweast)) east = x, sloweast = v;
	}
	printf("%.9f\n", (east - west) / (slowwest + sloweast));
	return 0;
}

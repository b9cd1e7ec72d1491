/* Takes all buoys for equally likely. */
#include <stdio.h>

int main(void) {
	int n, w, all = 0;
	double hours = 0, thalers = 0, inverse = 0;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++) {
		if (scanf("%d", &w) != 1) return 1;
		all += w;
		inverse += 1.0 / w;
		hours += (double)n / (i + 1);
	}
	thalers = all * inverse;
	printf("%.9f %.9f\n", hours, thalers);
	return 0;
}

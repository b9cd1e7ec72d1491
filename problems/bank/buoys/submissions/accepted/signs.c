/* By inclusion and exclusion. */
#include <stdio.h>

int main(void) {
	int n, w[18], all = 0;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++) {
		if (scanf("%d", &w[i]) != 1) return 1;
		all += w[i];
	}
	double hours = 0, thalers = 0;
	for (int i = 0; i < n; i++) thalers += (double)all / w[i];
	for (int s = 1; s < 1 << n; s++) {
		int of = 0;
		for (int i = 0; i < n; i++)
			if (s >> i & 1) of += w[i];
		hours += (__builtin_popcount(s) & 1 ? 1.0 : -1.0) * all / of;
	}
	printf("%.9f %.9f\n", hours, thalers);
	return 0;
}

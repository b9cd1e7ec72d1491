/* Sums up in 32 bits, and only the stretches one by one. */
#include <stdio.h>

static int lift[60000], depth[60000];

int main(void) {
	int n;
	unsigned sum = 0;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d %d", &lift[i], &depth[i]) != 2) return 1;
	for (int i = 0; i < n; i++) {
		unsigned most = 0, least = 1000000;
		for (int j = i; j < n; j++) {
			if ((unsigned)lift[j] > most) most = lift[j];
			if ((unsigned)depth[j] < least) least = depth[j];
			sum += most * least;
		}
	}
	printf("%u\n", sum);
	return 0;
}

#include <stdio.h>

#define NEVER 1000000

static int best[100001][2];

int main(void) {
	int k, postage, value[60];
	if (scanf("%d %d", &k, &postage) != 2) return 1;
	for (int i = 0; i < k; i++)
		if (scanf("%d", &value[i]) != 1) return 1;
	for (int sum = 0; sum <= postage; sum++) {
		best[sum][0] = sum ? NEVER : 0;
		best[sum][1] = NEVER;
		for (int i = 0; i < k; i++) {
			if (value[i] > sum) continue;
			const int *less = best[sum - value[i]];
			if (less[1] + 1 < best[sum][0]) best[sum][0] = less[1] + 1;
			if (less[0] + 1 < best[sum][1]) best[sum][1] = less[0] + 1;
		}
	}
	if (best[postage][1] >= NEVER) puts("impossible");
	else printf("%d\n", best[postage][1]);
	return 0;
}

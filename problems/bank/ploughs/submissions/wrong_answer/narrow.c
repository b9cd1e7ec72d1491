/* 32 bits are not enough for the snow of the whole road. */
#include <stdio.h>

static int snow[100001];

int main(void) {
	int n, k;
	if (scanf("%d %d", &n, &k) != 2) return 1;
	int high = 2 * n, low = 0;
	for (int i = 0; i < n; i++) {
		if (scanf("%d", &snow[i]) != 1) return 1;
		high = (int)((unsigned)high + (unsigned)snow[i]);
	}
	while (low < high) {
		int t = low + (high - low) / 2, at = 0;
		for (int plough = 0; plough < k && at < n; plough++) {
			int spent = at;
			while (at < n && spent + snow[at] + at + 1 <= t) spent += snow[at++];
		}
		if (at == n) high = t;
		else low = t + 1;
	}
	printf("%d\n", low);
	return 0;
}

#include <stdio.h>

static int d[17][17], best[1 << 16][16];

int main(void) {
	int n;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i <= n; i++)
		for (int j = 0; j <= n; j++)
			if (scanf("%d", &d[i][j]) != 1) return 1;
	for (int set = 1; set < 1 << n; set++)
		for (int at = 0; at < n; at++) {
			if (!(set >> at & 1)) continue;
			int before = set ^ 1 << at, pace = 1 + (before & 1);
			int least = before ? 1 << 30 : d[0][at + 1];
			for (int from = 0; from < n; from++)
				if (before >> from & 1) {
					int length = best[before][from] + pace * d[from + 1][at + 1];
					if (length < least) least = length;
				}
			best[set][at] = least;
		}
	int answer = 1 << 30;
	for (int at = 0; at < n; at++)
		if (best[(1 << n) - 1][at] < answer) answer = best[(1 << n) - 1][at];
	printf("%d\n", answer);
	return 0;
}

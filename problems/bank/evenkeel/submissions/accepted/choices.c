/* Keeps a choice for each crate and each difference. */
#include <stdio.h>

enum { N = 200, MOST = N * 200, ZERO = MOST / 2 };

static int weight[N], freight[N], best[MOST + 1], next[MOST + 1];
static char choice[N][MOST + 1], load[N + 1];

int main(void) {
	int n;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d %d", &weight[i], &freight[i]) != 2) return 1;
	for (int d = 0; d <= MOST; d++) best[d] = -1;
	best[ZERO] = 0;
	for (int i = 0; i < n; i++) {
		for (int d = 0; d <= MOST; d++) {
			int port = d - weight[i], starboard = d + weight[i];
			next[d] = best[d], choice[i][d] = '-';
			if (port >= 0 && best[port] >= 0 && best[port] + freight[i] > next[d])
				next[d] = best[port] + freight[i], choice[i][d] = 'P';
			if (starboard <= MOST && best[starboard] >= 0 && best[starboard] + freight[i] > next[d])
				next[d] = best[starboard] + freight[i], choice[i][d] = 'S';
		}
		for (int d = 0; d <= MOST; d++) best[d] = next[d];
	}
	for (int i = n - 1, d = ZERO; i >= 0; i--) {
		load[i] = choice[i][d];
		if (load[i] == 'P') d -= weight[i];
		if (load[i] == 'S') d += weight[i];
	}
	printf("%d\n%s\n", best[ZERO], load);
	return 0;
}

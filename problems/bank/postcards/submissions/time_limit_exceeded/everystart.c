/* Begins anew at every card. */
#include <stdio.h>

static int motif[100005], seen[100005];

int main(void) {
	int n, kinds = 0, best = 1 << 30, start = 0;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++) {
		if (scanf("%d", &motif[i]) != 1) return 1;
		if (!seen[motif[i]]++) kinds++;
	}
	for (int i = 0; i <= n; i++) seen[i] = -1;
	for (int left = 0; left < n; left++) {
		int have = 0;
		for (int right = left; right < n; right++) {
			if (seen[motif[right]] != left) seen[motif[right]] = left, have++;
			if (have == kinds) {
				if (right - left + 1 < best) best = right - left + 1, start = left + 1;
				break;
			}
		}
	}
	printf("%d %d\n", best, start);
	return 0;
}

#include <stdio.h>

static int motif[100005], total[100005], inside[100005];

int main(void) {
	int n, kinds = 0, have = 0, best = 1 << 30, start = 0, left = 0;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++) {
		if (scanf("%d", &motif[i]) != 1) return 1;
		if (!total[motif[i]]++) kinds++;
	}
	for (int right = 0; right < n; right++) {
		if (!inside[motif[right]]++) have++;
		while (have == kinds) {
			if (right - left + 1 < best) best = right - left + 1, start = left + 1;
			if (!--inside[motif[left++]]) have--;
		}
	}
	printf("%d %d\n", best, start);
	return 0;
}

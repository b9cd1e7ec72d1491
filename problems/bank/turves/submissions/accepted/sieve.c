#include <stdio.h>

#define H 200001

static int heights[1000], value[H];
static unsigned options[H];

int main(void) {
	int n, all = 0, count = 0;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d", &heights[i]) != 1) return 1;
	for (int h = 1; h < H; h++) {
		options[h] |= 1u << value[h - 1];
		while (options[h] >> value[h] & 1) value[h]++;
		for (int d = 2; d * h < H; d++) options[d * h] |= d % 2 ? 1u << value[h] : 1u;
	}
	for (int i = 0; i < n; i++) all ^= value[heights[i]];
	for (int i = 0; i < n; i++) {
		int h = heights[i], want = all ^ value[h];
		if (value[h - 1] == want) count++;
		/* k is the height of the new stacks. */
		for (int k = 1; k <= h / 2; k++)
			if (h % k == 0 && (h / k % 2 ? value[k] : 0) == want) count++;
	}
	printf("%d\n", count);
	return 0;
}

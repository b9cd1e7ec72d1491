/* Looks at all the squares of all places. */
#include <stdio.h>

#define N 100000

static int height[N];

static int best = -1, places;

static void try(int r, int c, int a, int b) {
	for (int i = 0; i + a <= r; i++)
		for (int j = 0; j + b <= c; j++) {
			int high = height[i * c + j], low = high;
			for (int y = i; y < i + a; y++)
				for (int x = j; x < j + b; x++) {
					int h = height[y * c + x];
					if (h > high) high = h;
					if (h < low) low = h;
				}
			if (best < 0 || high - low < best) best = high - low, places = 0;
			places += high - low == best;
		}
}

int main(void) {
	int r, c, a, b;
	if (scanf("%d %d %d %d", &r, &c, &a, &b) != 4) return 1;
	for (int i = 0; i < r * c; i++)
		if (scanf("%d", &height[i]) != 1) return 1;
	try(r, c, a, b);
	if (a != b) try(r, c, b, a);
	printf("%d %d\n", best, places);
	return 0;
}

/* Takes the differences in the rows, and then the largest of them. */
#include <stdio.h>

#define N 100000

static int height[N], top[N], bottom[N], left[N], right[N];

/* Replaces the n values at list, each step behind the one before, by the maxima of the
   windows of w values that begin there. The last w - 1 values lose their meaning. */
static void slide(int *list, int n, int step, int w) {
	for (int i = 0; i < n; i++) {
		int v = list[i * step];
		left[i] = i % w && left[i - 1] > v ? left[i - 1] : v;
	}
	for (int i = n - 1; i >= 0; i--) {
		int v = list[i * step];
		right[i] = i < n - 1 && (i + 1) % w && right[i + 1] > v ? right[i + 1] : v;
	}
	for (int i = 0; i + w <= n; i++)
		list[i * step] = right[i] > left[i + w - 1] ? right[i] : left[i + w - 1];
}

static int best = -1, places;

static void try(int r, int c, int a, int b) {
	if (a > r || b > c) return;
	for (int i = 0; i < r * c; i++) top[i] = height[i], bottom[i] = -height[i];
	for (int i = 0; i < r; i++) slide(top + i * c, c, 1, b), slide(bottom + i * c, c, 1, b);
	for (int i = 0; i < r * c; i++) top[i] += bottom[i];
	for (int j = 0; j + b <= c; j++) slide(top + j, r, c, a);
	for (int i = 0; i + a <= r; i++)
		for (int j = 0; j + b <= c; j++) {
			int difference = top[i * c + j];
			if (best < 0 || difference < best) best = difference, places = 0;
			places += difference == best;
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

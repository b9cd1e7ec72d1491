#include <stdio.h>

static int sound(int x) {
	int depth = 0;
	printf("? %d\n", x);
	fflush(stdout);
	if (scanf("%d", &depth) != 1) return -1;
	return depth;
}

int main(void) {
	int low = 1, high;
	if (scanf("%d", &high) != 1) return 1;
	while (low < high) {
		int m = low + (high - low) / 2, here = sound(m);
		if (here < sound(m + 1)) low = m + 1;
		else high = m;
	}
	printf("! %d\n", low);
	return 0;
}

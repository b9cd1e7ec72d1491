/* Does not flush: it waits for an answer to what nobody has seen. */
#include <stdio.h>

int main(void) {
	static char buffer[1 << 16];
	int low = 1, high, a, b;
	setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
	if (scanf("%d", &high) != 1) return 1;
	while (low < high) {
		int m = low + (high - low) / 2;
		printf("? %d\n? %d\n", m, m + 1);
		if (scanf("%d %d", &a, &b) != 2) return 1;
		if (a < b) low = m + 1;
		else high = m;
	}
	printf("! %d\n", low);
	return 0;
}

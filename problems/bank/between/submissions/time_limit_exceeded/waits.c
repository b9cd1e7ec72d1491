/* Does not flush: it waits for an answer to what nobody has seen. */
#include <stdio.h>

int main(void) {
	static char buffer[1 << 16];
	int n, a = 1, b = 2, middle;
	setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
	if (scanf("%d", &n) != 1) return 1;
	for (int x = 3; x <= n; x++) {
		printf("? %d %d %d\n", a, b, x);
		if (scanf("%d", &middle) != 1) return 1;
		if (middle == a) a = x;
		else if (middle == b) b = x;
	}
	printf("! %d %d\n", a, b);
	return 0;
}

// Does as the input says: "w N" works for N rounds and prints the sum, "x N"
// exits with code N, "t" traps, "l" loops for ever, "m" takes memory without
// end, "f" prints without end.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
	char what = 0;
	unsigned n = 0;
	scanf(" %c %u", &what, &n);
	volatile unsigned sum = 0;
	switch (what) {
	case 'w':
		for (unsigned i = 0; i < n; i++) sum += i * i;
		printf("%u\n", sum);
		return 0;
	case 'x': return n;
	case 't': __builtin_trap();
	case 'l': for (;;) sum++;
	case 'm': for (;;) {
		char *p = malloc(1 << 20);
		if (p == NULL) abort();
		memset(p, 1, 1 << 20);
	}
	case 'f': for (;;) puts("all work and no play");
	}
	return 99;
}

// Ends by the trap that its input names.
#include <stdio.h>

int main(void) {
	int c = getchar();
	volatile int zero = c - c;
	volatile unsigned far = 0xfffffff0u;
	void (*volatile nowhere)(void) = (void (*)(void))(unsigned long)(0xffff + zero);
	switch (c) {
	case 'd': return 1000 / zero;
	case 'u': __builtin_trap();
	case 'm': return *(volatile int *)(unsigned long)far;
	case 't': nowhere();
	}
	return 0;
}

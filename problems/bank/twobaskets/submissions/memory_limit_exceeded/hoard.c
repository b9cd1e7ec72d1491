/* Takes memory until there is no more. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
	long long a, b, kept = 0;
	if (scanf("%lld %lld", &a, &b) != 2) return 1;
	for (;;) {
		char *block = malloc(1 << 20);
		if (!block) abort();
		memset(block, (int)++kept, 1 << 20);
		if (block[kept] == 77 && kept > 1 << 20) printf("%p\n", (void *)block);
	}
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	long long total = 0;
	for (;;) {
		char *block = malloc(1 << 20);
		if (!block)
			abort(); /* the refusal has been seen by then */
		memset(block, 1, 1 << 20);
		total += block[total % (1 << 20)];
		if (total < 0)
			puts(block);
	}
}

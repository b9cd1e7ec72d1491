// Hostile: prints 100 MB where nobody reads.
#include <stdio.h>
#include <string.h>

int main(void) {
	static char b[1 << 20];
	memset(b, 'e', sizeof b);
	for (int i = 0; i < 100; i++) fwrite(b, 1, sizeof b, stderr);
	puts("done");
	return 0;
}

// Copies its input to its output and to standard error.
#include <stdio.h>

int main(void) {
	static char b[1 << 16];
	size_t n;
	while ((n = fread(b, 1, sizeof b, stdin)) > 0) {
		fwrite(b, 1, n, stdout);
		fwrite(b, 1, n, stderr);
	}
	return 0;
}

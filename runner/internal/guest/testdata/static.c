// Starts with more memory than it may have.
#include <stdio.h>

static char big[300 << 20];

int main(int argc, char **argv) {
	big[argc] = 1;
	printf("%d\n", big[2 * argc]);
	return 0;
}

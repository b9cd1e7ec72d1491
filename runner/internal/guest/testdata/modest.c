// Asks for too much memory, and copes.
#include <stdio.h>
#include <stdlib.h>

int main(void) {
	char *volatile p = malloc(2000u << 20);
	puts(p == NULL ? "refused" : "granted");
	return 0;
}

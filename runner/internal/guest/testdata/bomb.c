// Hostile: takes all the memory there is, and falls over.
#include <stdlib.h>
#include <string.h>

int main(void) {
	for (;;) {
		char *volatile p = malloc(1 << 20);
		if (p == NULL) abort();
		memset(p, 1, 1 << 20);
	}
}

// Fills what memory it can get and says whether it found any of it used.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
	enum { size = 32 << 20 };
	volatile char *p = malloc(size);
	if (p == NULL) return 1;
	int used = 0;
	// The allocator's own notes lie in the first pages.
	for (int i = 1 << 17; i < size; i++) used |= p[i];
	memset((char *)p, 0x5a, size);
	used |= p[size - 1] != 0x5a;
	puts(used ? "used" : "clean");
	return 0;
}

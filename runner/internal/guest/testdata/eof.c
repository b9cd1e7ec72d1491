// Reads on after the end of its input.
#include <stdio.h>

int main(void) {
	long n = 0;
	while (getchar() != EOF) n++;
	for (int i = 0; i < 1000; i++) {
		clearerr(stdin);
		if (getchar() != EOF) return 1;
	}
	printf("%ld\n", n);
	return 0;
}

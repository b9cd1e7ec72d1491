// in: aab bcc\n c
// out: a2 b2 c3 1\n
// Reading with getchar to the end of the input.
#include <stdio.h>

int main(void)
{
	int count[256] = {0}, c, lines = 0;
	while ((c = getchar()) != EOF) {
		count[c]++;
		lines += c == '\n';
	}
	for (c = 'a'; c <= 'z'; c++)
		if (count[c])
			printf("%c%d ", c, count[c]);
	printf("%d\n", lines);
	return 0;
}

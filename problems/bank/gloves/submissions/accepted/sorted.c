/* Sorts the gloves, so that those of one pattern stand side by side. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct glove { char hand[6], pattern[13]; };

static struct glove gloves[50000];

static int before(const void *a, const void *b) {
	return strcmp(((const struct glove *)a)->pattern, ((const struct glove *)b)->pattern);
}

int main(void) {
	int n, over = 0, most = 0;
	const char *name = "-";
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%5s %12s", gloves[i].hand, gloves[i].pattern) != 2) return 1;
	qsort(gloves, n, sizeof *gloves, before);
	for (int i = 0, next; i < n; i = next) {
		int more = 0;
		for (next = i; next < n && before(&gloves[i], &gloves[next]) == 0; next++)
			more += gloves[next].hand[0] == 'l' ? 1 : -1;
		more = abs(more);
		over += more;
		if (more > most) most = more, name = gloves[i].pattern;
	}
	printf("%d\n%s\n", (n - over) / 2, name);
	return 0;
}

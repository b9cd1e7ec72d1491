// in: 5 3 1 2 5 4
// out: 5 4 3 2 1\n3\n
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int descending(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x < y) - (x > y);
}

int main(void)
{
	int n;
	scanf("%d", &n);
	int *a = malloc(n * sizeof *a);
	for (int i = 0; i < n; i++)
		scanf("%d", &a[i]);
	qsort(a, n, sizeof *a, descending);
	for (int i = 0; i < n; i++)
		printf("%d%c", a[i], i + 1 < n ? ' ' : '\n');
	int key = 2;
	int *found = bsearch(&key, a, n, sizeof *a, descending);
	printf("%d\n", (int)(found - a));
	free(a);
	return 0;
}

// Sorts and hashes: enough different work for its fuel to mean something.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int cmp(const void *a, const void *b) {
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;
	return (x > y) - (x < y);
}

int main(void) {
	unsigned n = 0, seed = 1;
	if (scanf("%u", &n) != 1) return 1;
	unsigned *v = malloc(n * sizeof *v);
	for (unsigned i = 0; i < n; i++) v[i] = seed = seed * 1664525u + 1013904223u;
	qsort(v, n, sizeof *v, cmp);
	unsigned long long hash = 14695981039346656037ull;
	for (unsigned i = 0; i < n; i++) hash = (hash ^ v[i]) * 1099511628211ull;
	char *copy = malloc(n * sizeof *v);
	memcpy(copy, v, n * sizeof *v);
	printf("%016llx %d\n", hash, copy[n / 2]);
	return 0;
}

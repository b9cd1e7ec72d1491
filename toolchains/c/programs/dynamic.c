// in: 1000000
// out: 78498 999983\n
// A sieve in memory that grows.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	int n, count = 0, capacity = 1;
	scanf("%d", &n);
	char *composite = calloc(n + 1, 1);
	int *primes = malloc(sizeof *primes);
	for (int i = 2; i <= n; i++) {
		if (composite[i])
			continue;
		if (count == capacity)
			primes = realloc(primes, (capacity *= 2) * sizeof *primes);
		primes[count++] = i;
		for (long long j = (long long)i * i; j <= n; j += i)
			composite[j] = 1;
	}
	printf("%d %d\n", count, primes[count - 1]);
	free(primes);
	free(composite);
	return 0;
}

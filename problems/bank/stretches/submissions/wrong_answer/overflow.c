/* The number of stretches does not fit into 31 bits. */
#include <stdio.h>

static char needs[100005];
static unsigned seen[100005];

int main(void) {
	int n, k;
	if (scanf("%d %d %100001s", &n, &k, needs) != 3) return 1;
	unsigned stretches = 0;
	int sum = 0;
	seen[0] = 1;
	for (int i = 0; i < n; i++) {
		sum = (sum + needs[i] - '0') % k;
		stretches += seen[sum]++;
	}
	printf("%d\n", (int)stretches);
	return 0;
}

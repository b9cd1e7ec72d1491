// Recurses as deeply as its input says, as a search of a long path does.
#include <stdio.h>

static int next[2000000];

__attribute__((noinline)) static long long walk(int at) { return next[at] == 0 ? 1 : walk(next[at]) + at % 3; }

int main(void) {
	int n;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 1; i < n; i++) next[i] = i + 1;
	printf("%lld\n", walk(1));
	return 0;
}

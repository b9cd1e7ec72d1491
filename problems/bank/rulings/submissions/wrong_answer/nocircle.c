// Takes those who wait in a circle for ruled if others are.
#include <stdio.h>

static int first[10001], next[20001], citing[20001], open[10001], queue[10001];
static long long days[10001], begin[10001];

int main(void) {
	int n, m, tail = 0;
	if (scanf("%d %d", &n, &m) != 2) return 1;
	for (int i = 1; i <= n; i++)
		if (scanf("%lld", &days[i]) != 1) return 1;
	for (int e = 1; e <= m; e++) {
		int a, b;
		if (scanf("%d %d", &a, &b) != 2) return 1;
		citing[e] = a;
		next[e] = first[b];
		first[b] = e;
		open[a]++;
	}
	for (int i = 1; i <= n; i++)
		if (!open[i]) queue[tail++] = i;
	long long last = 0;
	for (int head = 0; head < tail; head++) {
		int b = queue[head];
		long long end = begin[b] + days[b];
		if (end > last) last = end;
		for (int e = first[b]; e; e = next[e]) {
			int a = citing[e];
			if (end > begin[a]) begin[a] = end;
			if (!--open[a]) queue[tail++] = a;
		}
	}
	if (!tail) puts("mistrial");
	else printf("%lld\n", last);
	return 0;
}

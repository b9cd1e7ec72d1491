#include <stdio.h>

static long long t[20000];

int main(void) {
	int n, k, starts = 0;
	long long w, d, back = 0, start = 0;
	if (scanf("%d %d %lld %lld", &n, &k, &w, &d) != 4) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%lld", &t[i]) != 1) return 1;
	for (int i = 0; i < n; starts++) {
		long long in = back > t[i] ? back : t[i];
		int end = i;
		while (end < n && end < i + k && t[end] <= in + w) end++;
		start = in + w;
		if (end == i + k) start = in > t[end - 1] ? in : t[end - 1];
		back = start + d;
		i = end;
	}
	printf("%d %lld\n", starts, start);
	return 0;
}

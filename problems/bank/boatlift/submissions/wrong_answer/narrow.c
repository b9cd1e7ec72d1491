/* Counts the minutes in 32 bits. */
#include <stdio.h>

static int t[20000];

int main(void) {
	int n, k, w, d, starts = 0, start = 0;
	unsigned back = 0;
	if (scanf("%d %d %d %d", &n, &k, &w, &d) != 4) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%d", &t[i]) != 1) return 1;
	for (int i = 0; i < n; starts++) {
		unsigned in = back > (unsigned)t[i] ? back : (unsigned)t[i];
		int end = i;
		while (end < n && end < i + k && (unsigned)t[end] <= in + w) end++;
		unsigned at = in + w;
		if (end == i + k) at = in > (unsigned)t[end - 1] ? in : (unsigned)t[end - 1];
		if (end == i) end++;
		start = (int)at;
		back = at + d;
		i = end;
	}
	printf("%d %d\n", starts, start);
	return 0;
}

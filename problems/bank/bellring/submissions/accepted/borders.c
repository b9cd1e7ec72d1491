/* Knuth, Morris and Pratt, with the text taken round the circle. */
#include <stdio.h>
#include <string.h>

static char t[100005], p[100005];
static int border[100005];

int main(void) {
	if (scanf("%100001s %100001s", t, p) != 2) return 1;
	int n = strlen(t), m = strlen(p), k = 0, count = 0;
	for (int i = 1; i < m; i++) {
		while (k && p[i] != p[k]) k = border[k - 1];
		if (p[i] == p[k]) k++;
		border[i] = k;
	}
	k = 0;
	for (int i = 0; i < n + m - 1; i++) {
		char c = t[i < n ? i : i - n];
		while (k && (k == m || c != p[k])) k = border[k - 1];
		if (c == p[k]) k++;
		if (k == m) count++;
	}
	printf("%d\n", count);
	return 0;
}

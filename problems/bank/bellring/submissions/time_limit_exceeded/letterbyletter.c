/* Listens from every ringer. */
#include <stdio.h>
#include <string.h>

static char t[200005], p[100005];

int main(void) {
	if (scanf("%100001s %100001s", t, p) != 2) return 1;
	int n = strlen(t), m = strlen(p), count = 0;
	memcpy(t + n, t, n);
	for (int i = 0; i < n; i++) {
		int k = 0;
		while (k < m && t[i + k] == p[k]) k++;
		if (k == m) count++;
	}
	printf("%d\n", count);
	return 0;
}

/* Inserts each buoy into the row, at a place that it finds by halves. */
#include <stdio.h>
#include <string.h>

static int row[1000];

static int between(int a, int b, int c) {
	int answer = 0;
	printf("? %d %d %d\n", a, b, c);
	fflush(stdout);
	if (scanf("%d", &answer) != 1) return 0;
	return answer;
}

int main(void) {
	int n, a = 1, b = 2;
	if (scanf("%d", &n) != 1) return 1;
	for (int x = 3; x <= n; x++) {
		int middle = between(a, b, x);
		if (middle == a) a = x;
		else if (middle == b) b = x;
	}
	row[0] = a, row[1] = b;
	int count = 2;
	for (int x = 1; x <= n; x++) {
		if (x == a || x == b) continue;
		int low = 1, high = count - 1; /* it comes before row[high], not before row[low - 1] */
		while (low < high) {
			int m = (low + high) / 2;
			if (between(a, x, row[m]) == x) high = m;
			else low = m + 1;
		}
		memmove(row + low + 1, row + low, (count++ - low) * sizeof *row);
		row[low] = x;
	}
	printf("!");
	for (int i = 0; i < n; i++) printf(" %d", row[i]);
	puts("");
	return 0;
}

/* Forgets to put back the cards of a place where one was missing. */
#include <stdio.h>
#include <stdlib.h>

static int n, found, length, huts[40], cards[1000001];

static int search(int largest) {
	if (found == n) return 1;
	while (!cards[largest]) largest--;
	for (int side = 0; side < 2; side++) {
		int x = side ? length - largest : largest, taken = 0;
		while (taken < found && cards[abs(x - huts[taken])]) cards[abs(x - huts[taken++])]--;
		if (taken == found) {
			huts[found++] = x;
			if (search(largest)) return 1;
			found--;
			while (taken--) cards[abs(x - huts[taken])]++;
		}
	}
	return 0;
}

static int ascending(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

int main(void) {
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0, d; i < n * (n - 1) / 2; i++) {
		if (scanf("%d", &d) != 1) return 1;
		cards[d]++;
		if (d > length) length = d;
	}
	cards[length]--;
	huts[1] = length;
	found = 2;
	if (!search(length)) {
		puts("mistake");
		return 0;
	}
	qsort(huts, n, sizeof *huts, ascending);
	for (int i = 0; i < n; i++) printf("%d ", huts[i]);
	puts("");
	return 0;
}

/* The sum, and the sum of the squares modulo 2^64, with twenty digits each. */
#include <stdio.h>
#include <string.h>

int main(void) {
	char word[10];
	unsigned long long kept_sum = 0, kept_squares = 0, sum = 0, squares = 0, x;
	int n;
	if (scanf("%9s", word) != 1) return 1;
	int evening = !strcmp(word, "evening");
	if (evening) {
		char slip[50];
		if (scanf("%45s", slip) != 1) return 1;
		int digits = (int)strlen(slip);
		for (int i = 0; i < digits; i++) {
			unsigned long long *part = i < digits - 20 ? &kept_sum : &kept_squares;
			*part = *part * 10 + (unsigned)(slip[i] - '0');
		}
	}
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++) {
		if (scanf("%llu", &x) != 1) return 1;
		sum += x;
		squares += x * x;
	}
	if (!evening) {
		if (sum) printf("%llu%020llu\n", sum, squares);
		else printf("0\n");
		return 0;
	}
	unsigned long long s = kept_sum - sum, d = 2 * (kept_squares - squares) - s * s, low = 0, high = 1u << 31;
	while (low < high) {
		unsigned long long m = (low + high + 1) / 2;
		if (m * m <= d) low = m;
		else high = m - 1;
	}
	printf("%llu %llu\n", (s - low) / 2, (s + low) / 2);
	return 0;
}

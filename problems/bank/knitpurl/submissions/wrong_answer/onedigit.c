/* Takes the last digit of a number for all of it. */
#include <stdio.h>

static char pattern[100002];
static char firsts[100000], lasts[100000];
static long long sums[100000], numbers[100000];

int main(void) {
	if (scanf("%100001s", pattern) != 1) return 1;
	char first = 0, last = 0;
	long long turns = 0, times = 1;
	int depth = 0;
	for (char *c = pattern; *c; c++) {
		if (*c >= '0' && *c <= '9') {
			times = *c - '0';
			continue;
		}
		if (*c == '(') {
			firsts[depth] = first, lasts[depth] = last, sums[depth] = turns, numbers[depth++] = times;
			first = last = 0, turns = 0, times = 1;
			continue;
		}
		char a = *c, b = *c;
		long long inner = 0;
		if (*c == ')') {
			depth--;
			a = first, b = last;
			inner = turns * numbers[depth] + (a != b) * (numbers[depth] - 1);
			first = firsts[depth], last = lasts[depth], turns = sums[depth];
		}
		turns += inner + (first && last != a);
		if (!first) first = a;
		last = b;
		times = 1;
	}
	printf("%lld\n", turns);
	return 0;
}

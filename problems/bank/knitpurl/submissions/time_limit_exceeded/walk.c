/* Goes through the row stitch by stitch, without keeping it. */
#include <stdio.h>

static char pattern[100002], last;
static long long turns;

/* Works the pattern from c on and returns where it ends. */
static const char *work(const char *c) {
	while (*c && *c != ')') {
		long long times = 0;
		for (; *c >= '0' && *c <= '9'; c++) times = 10 * times + *c - '0';
		if (!times) times = 1;
		const char *end = c;
		while (times--) {
			if (*c == '(') {
				end = work(c + 1);
			} else {
				turns += last && last != *c;
				last = *c;
			}
		}
		c = end + 1;
	}
	return c;
}

int main(void) {
	if (scanf("%100001s", pattern) != 1) return 1;
	work(pattern);
	printf("%lld\n", turns);
	return 0;
}

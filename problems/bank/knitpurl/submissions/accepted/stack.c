/* Keeps, for each parenthesis that is open, the piece before it and the number. */
#include <stdio.h>

struct piece { char first, last; long long turns; };

static char pattern[100002];
static struct { struct piece before; long long times; } stack[100000];

static struct piece join(struct piece a, struct piece b) {
	if (!a.first) return b;
	struct piece both = {a.first, b.last, a.turns + b.turns + (a.last != b.first)};
	return both;
}

static struct piece repeat(struct piece a, long long times) {
	a.turns = a.turns * times + (a.first != a.last) * (times - 1);
	return a;
}

int main(void) {
	if (scanf("%100001s", pattern) != 1) return 1;
	struct piece now = {0};
	long long times = 0;
	int depth = 0;
	for (char *c = pattern; *c; c++) {
		if (*c >= '0' && *c <= '9') {
			times = 10 * times + *c - '0';
			continue;
		}
		if (!times) times = 1;
		if (*c == '(') {
			stack[depth].before = now;
			stack[depth++].times = times;
			now = (struct piece){0};
		} else if (*c == ')') {
			depth--;
			now = join(stack[depth].before, repeat(now, stack[depth].times));
		} else {
			struct piece stitch = {*c, *c, 0};
			now = join(now, repeat(stitch, times));
		}
		times = 0;
	}
	printf("%lld\n", now.turns);
	return 0;
}

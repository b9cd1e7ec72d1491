/* A segment tree from the leaves up: the orders that wait above a leaf are passed down first.
 * Orders are numbers below 27, and what they do to sets and to each other stands in tables. */
#include <stdio.h>
#include <string.h>

enum { SIZE = 1 << 17 };

struct runs { int mills, left[8], right[8], best[8]; };

static struct runs runs[2 * SIZE];
static unsigned char pending[2 * SIZE];
static unsigned char before[27][8], composed[27][27];
static char mills[SIZE];
static int same;

static int number(char letter) { return letter == 'f' ? 0 : letter == 'h' ? 1 : 2; }

static int image(int order, int x) { return x == 0 ? order % 3 : x == 1 ? order / 3 % 3 : order / 9; }

static int larger(int a, int b) { return a > b ? a : b; }

static struct runs join(const struct runs *a, const struct runs *b) {
	struct runs c;
	c.mills = a->mills + b->mills;
	for (int s = 0; s < 8; s++) {
		c.left[s] = a->left[s] + (a->left[s] == a->mills ? b->left[s] : 0);
		c.right[s] = b->right[s] + (b->right[s] == b->mills ? a->right[s] : 0);
		c.best[s] = larger(larger(a->best[s], b->best[s]), a->right[s] + b->left[s]);
	}
	return c;
}

static void obey(int at, int order) {
	struct runs old = runs[at];
	for (int s = 0; s < 8; s++) {
		runs[at].left[s] = old.left[before[order][s]];
		runs[at].right[s] = old.right[before[order][s]];
		runs[at].best[s] = old.best[before[order][s]];
	}
	pending[at] = composed[pending[at]][order];
}

static void pass_down(int leaf) {
	for (int shift = 17; shift > 0; shift--) {
		int at = leaf >> shift;
		if (pending[at] == same) continue;
		obey(2 * at, pending[at]);
		obey(2 * at + 1, pending[at]);
		pending[at] = (unsigned char)same;
	}
}

int main(void) {
	int n, q;
	if (scanf("%d %d %131071s", &n, &q, mills) != 3) return 1;
	for (int order = 0; order < 27; order++) {
		if (image(order, 0) == 0 && image(order, 1) == 1 && image(order, 2) == 2) same = order;
		for (int s = 0; s < 8; s++)
			for (int x = 0; x < 3; x++) before[order][s] |= (s >> image(order, x) & 1) << x;
		for (int next = 0; next < 27; next++)
			composed[order][next] = (unsigned char)(image(next, image(order, 0)) + 3 * image(next, image(order, 1)) + 9 * image(next, image(order, 2)));
	}
	memset(pending, same, sizeof pending);
	for (int i = 0; i < SIZE; i++) {
		struct runs *r = &runs[SIZE + i];
		r->mills = 1;
		for (int s = 0; i < n && s < 8; s++) r->left[s] = r->right[s] = r->best[s] = s >> number(mills[i]) & 1;
	}
	for (int at = SIZE - 1; at; at--) runs[at] = join(&runs[2 * at], &runs[2 * at + 1]);
	while (q--) {
		char what, letters[4];
		int l, r;
		if (scanf(" %c %d %d %3s", &what, &l, &r, letters) != 4) return 1;
		int first = SIZE + l - 1, last = SIZE + r - 1;
		pass_down(first);
		pass_down(last);
		if (what == '!') {
			int order = number(letters[0]) + 3 * number(letters[1]) + 9 * number(letters[2]);
			for (int a = first, b = last + 1; a < b; a /= 2, b /= 2) {
				if (a % 2) obey(a++, order);
				if (b % 2) obey(--b, order);
			}
			for (int at = first / 2; at; at /= 2)
				if (pending[at] == same) runs[at] = join(&runs[2 * at], &runs[2 * at + 1]);
			for (int at = last / 2; at; at /= 2)
				if (pending[at] == same) runs[at] = join(&runs[2 * at], &runs[2 * at + 1]);
			continue;
		}
		struct runs left = {0}, right = {0};
		for (int a = first, b = last + 1; a < b; a /= 2, b /= 2) {
			if (a % 2) left = join(&left, &runs[a++]);
			if (b % 2) right = join(&runs[--b], &right);
		}
		left = join(&left, &right);
		printf("%d\n", left.best[1 << number(letters[0])]);
	}
	return 0;
}

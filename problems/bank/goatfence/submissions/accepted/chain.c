#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
	long long x, y;
} pole;

static pole poles[30005], chain[30005];

static int before(const void *a, const void *b) {
	const pole *p = a, *q = b;
	if (p->x != q->x) return p->x < q->x ? -1 : 1;
	return (p->y > q->y) - (p->y < q->y);
}

static long long turn(pole a, pole b, pole c) {
	return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

int main(void) {
	int n;
	double r;
	if (scanf("%d %lf", &n, &r) != 2) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%lld %lld", &poles[i].x, &poles[i].y) != 2) return 1;
	qsort(poles, n, sizeof *poles, before);
	double length = 2 * acos(-1) * r;
	for (int side = 0; side < 2; side++) {
		int size = 0;
		for (int i = 0; i < n; i++) {
			pole p = side ? poles[n - 1 - i] : poles[i];
			while (size > 1 && turn(chain[size - 2], chain[size - 1], p) <= 0) size--;
			chain[size++] = p;
		}
		for (int i = 1; i < size; i++)
			length += hypot(chain[i].x - chain[i - 1].x, chain[i].y - chain[i - 1].y);
	}
	printf("%.9f\n", length);
	return 0;
}

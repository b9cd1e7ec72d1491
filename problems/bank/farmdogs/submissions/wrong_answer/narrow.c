/* In 32 bits. */
#include <stdio.h>

#define N 50005

static const int never = 1000000000;
static int head[N], next[2 * N], to[2 * N], above[N], order[N];
static int cost[N], dog[N][2], guarded[N][2], extra[N];

static int least(int a, int b) { return a < b ? a : b; }

int main(void) {
	int n, last = 0;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 1; i <= n; i++)
		if (scanf("%d", &cost[i]) != 1) return 1;
	for (int e = 2; e < 2 * n; e += 2) {
		int u, v;
		if (scanf("%d %d", &u, &v) != 2) return 1;
		to[e] = v, next[e] = head[u], head[u] = e;
		to[e + 1] = u, next[e + 1] = head[v], head[v] = e + 1;
	}
	order[last++] = 1;
	for (int i = 0; i < last; i++)
		for (int v = order[i], e = head[v]; e; e = next[e])
			if (to[e] != above[v]) above[to[e]] = v, order[last++] = to[e];
	for (int v = 1; v <= n; v++) dog[v][1] = cost[v], extra[v] = never;
	for (int i = n - 1; i >= 0; i--) {
		int v = order[i], a = above[v];
		/* All that is below v has been added. */
		guarded[v][1] = least(never, guarded[v][1] + extra[v]);
		dog[a][0] = least(never, dog[a][0] + guarded[v][1]);
		dog[a][1] += least(guarded[v][0], guarded[v][1]);
		guarded[a][0] = least(never, guarded[a][0] + dog[v][0]);
		int best = least(dog[v][0], dog[v][1]);
		guarded[a][1] += best;
		extra[a] = least(extra[a], dog[v][1] - best);
	}
	printf("%d\n", guarded[1][1] + least(dog[1][0], dog[1][1]));
	return 0;
}

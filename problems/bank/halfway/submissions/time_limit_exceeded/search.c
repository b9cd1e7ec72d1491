/* Searches the whole tree from u for each pair. */
#include <stdio.h>

#define N 30001

static int head[N], next[2 * N], to[2 * N], weight[2 * N], order[N], parent[N];
static long long height[N];

int main(void) {
	int n, q;
	if (scanf("%d %d", &n, &q) != 2) return 1;
	for (int i = 1; i < n; i++) {
		int a, b, w;
		if (scanf("%d %d %d", &a, &b, &w) != 3) return 1;
		to[2 * i] = b, weight[2 * i] = w, next[2 * i] = head[a], head[a] = 2 * i;
		to[2 * i + 1] = a, weight[2 * i + 1] = w, next[2 * i + 1] = head[b], head[b] = 2 * i + 1;
	}
	while (q--) {
		int u, v, count = 1;
		if (scanf("%d %d", &u, &v) != 2) return 1;
		order[0] = u, parent[u] = 0, height[u] = 0;
		for (int i = 0; i < count; i++) {
			int a = order[i];
			for (int e = head[a]; e; e = next[e]) {
				if (to[e] == parent[a]) continue;
				parent[to[e]] = a;
				height[to[e]] = height[a] + weight[e];
				order[count++] = to[e];
			}
		}
		int x = v, y = v;
		while (2 * height[x] > height[v]) y = x, x = parent[x];
		if (2 * height[x] == height[v]) printf("village %d\n", x);
		else printf("road %d %d\n", x, y);
	}
	return 0;
}

/* Sums up lengths in 32 bits. */
#include <stdio.h>

#define N 30001

static int head[N], next[2 * N], to[2 * N], weight[2 * N];
static int order[N], parent[N], jump[N], depth[N];
static int height[N];

static int common(int a, int b) {
	while (depth[a] > depth[b]) a = depth[jump[a]] >= depth[b] ? jump[a] : parent[a];
	while (depth[b] > depth[a]) b = depth[jump[b]] >= depth[a] ? jump[b] : parent[b];
	while (a != b) {
		if (jump[a] != jump[b]) a = jump[a], b = jump[b];
		else a = parent[a], b = parent[b];
	}
	return a;
}

int main(void) {
	int n, q, count = 1;
	if (scanf("%d %d", &n, &q) != 2) return 1;
	for (int i = 1; i < n; i++) {
		int a, b, w;
		if (scanf("%d %d %d", &a, &b, &w) != 3) return 1;
		to[2 * i] = b, weight[2 * i] = w, next[2 * i] = head[a], head[a] = 2 * i;
		to[2 * i + 1] = a, weight[2 * i + 1] = w, next[2 * i + 1] = head[b], head[b] = 2 * i + 1;
	}
	order[0] = parent[1] = jump[1] = 1;
	for (int i = 0; i < count; i++) {
		int a = order[i];
		for (int e = head[a]; e; e = next[e]) {
			int b = to[e];
			if (b == parent[a]) continue;
			parent[b] = a;
			depth[b] = depth[a] + 1;
			height[b] = height[a] + weight[e];
			int j = jump[a];
			jump[b] = depth[a] - depth[j] == depth[j] - depth[jump[j]] ? jump[j] : a;
			order[count++] = b;
		}
	}
	while (q--) {
		int u, v;
		if (scanf("%d %d", &u, &v) != 2) return 1;
		int way = height[u] + height[v] - 2 * height[common(u, v)];
		int a = height[u] >= height[v] ? u : v, x = a;
		while (x != 1 && 2 * (height[a] - height[parent[x]]) <= way)
			x = 2 * (height[a] - height[jump[x]]) <= way ? jump[x] : parent[x];
		if (2 * (height[a] - height[x]) == way) printf("village %d\n", x);
		else if (a == u) printf("road %d %d\n", x, parent[x]);
		else printf("road %d %d\n", parent[x], x);
	}
	return 0;
}

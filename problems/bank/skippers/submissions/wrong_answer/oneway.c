/* Leaves out the opposite arrows. */
#include <stdio.h>

#define NODES 180000
#define ARROWS 360000

static int head[NODES], next[ARROWS + 1], to[ARROWS + 1], arrows;
static int found[NODES], low[NODES], component[NODES], at[NODES];
static int path[NODES], open[NODES];
static char word[30001];

static void arrow(int a, int b) { to[++arrows] = b, next[arrows] = head[a], head[a] = arrows; }

static void imply(int a, int b) { arrow(a, b); }

int main(void) {
	int n, m, nodes, visits = 0, components = 0, opened = 0;
	if (scanf("%d %d", &n, &m) != 2) return 1;
	nodes = 2 * n;
	while (m--) {
		int k, b;
		if (scanf("%d", &k) != 1) return 1;
		for (int j = 0; j < k; j++, nodes += 2) {
			if (scanf("%d", &b) != 1) return 1;
			int right = b > 0 ? 2 * b - 2 : -2 * b - 1;
			imply(right ^ 1, nodes);
			if (j) imply(nodes - 2, nodes), imply(nodes - 2, right);
		}
	}
	for (int s = 0; s < nodes; s++) {
		if (found[s]) continue;
		int depth = 0;
		path[0] = open[opened++] = s;
		found[s] = low[s] = ++visits;
		at[s] = head[s];
		while (depth >= 0) {
			int a = path[depth];
			if (at[a]) {
				int b = to[at[a]];
				if (!found[b]) {
					path[++depth] = open[opened++] = b;
					found[b] = low[b] = ++visits;
					at[b] = head[b];
					continue; /* and look at this arrow again afterwards */
				}
				if (!component[b] && low[b] < low[a]) low[a] = low[b];
				at[a] = next[at[a]];
				continue;
			}
			if (low[a] == found[a]) {
				components++;
				while (!component[a]) component[open[--opened]] = components;
			}
			depth--;
		}
	}
	for (int a = 0; a < nodes; a += 2) {
		if (component[a] == component[a + 1]) {
			puts("impossible");
			return 0;
		}
		if (a < 2 * n) word[a / 2] = component[a] < component[a + 1] ? 'R' : 'G';
	}
	puts(word);
	return 0;
}

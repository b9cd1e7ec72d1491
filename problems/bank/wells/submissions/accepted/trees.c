/* Merges segment trees over the ranks of the wells. */
#include <stdio.h>
#include <stdlib.h>

#define N 50005

struct node { int left, right, first, last, dry; };

static struct node nodes[18 * N];
static int used, n, m, length, root[N], tree[N], x[N], order[N];

static int greater(int a, int b) { return a > b ? a : b; }

static int by_place(const void *a, const void *b) { return x[*(const int *)a] - x[*(const int *)b]; }

static int find(int i) {
	while (root[i] != i) i = root[i] = root[root[i]];
	return i;
}

/* Works out a node from its children, of which one exists at least. */
static void gather(int at) {
	struct node *v = &nodes[at];
	const struct node *l = &nodes[v->left], *r = &nodes[v->right];
	if (!v->left || !v->right) {
		const struct node *only = v->left ? l : r;
		v->first = only->first, v->last = only->last, v->dry = only->dry;
		return;
	}
	v->first = l->first, v->last = r->last;
	v->dry = greater(r->first - l->last, greater(l->dry, r->dry));
}

/* A tree for the ranks from low to below high with the one of a single well. */
static int plant(int low, int high, int rank, int place) {
	int at = ++used, middle = (low + high) / 2;
	if (high - low == 1) {
		nodes[at].first = nodes[at].last = place;
		return at;
	}
	if (rank < middle) nodes[at].left = plant(low, middle, rank, place);
	else nodes[at].right = plant(middle, high, rank, place);
	gather(at);
	return at;
}

static int merge(int a, int b) {
	if (!a || !b) return a + b;
	/* No two wells share a rank, so neither is a leaf. */
	nodes[a].left = merge(nodes[a].left, nodes[b].left);
	nodes[a].right = merge(nodes[a].right, nodes[b].right);
	gather(a);
	return a;
}

int main(void) {
	if (scanf("%d %d %d", &n, &m, &length) != 3) return 1;
	for (int i = 0; i < n; i++) {
		if (scanf("%d", &x[i]) != 1) return 1;
		root[i] = order[i] = i;
	}
	qsort(order, n, sizeof *order, by_place);
	for (int rank = 0; rank < n; rank++) tree[order[rank]] = plant(0, n, rank, x[order[rank]]);
	while (m--) {
		int a, b;
		if (scanf("%d %d", &a, &b) != 2) return 1;
		a = find(a - 1), b = find(b - 1);
		if (a != b) {
			tree[a] = merge(tree[a], tree[b]);
			root[b] = a;
		}
		const struct node *all = &nodes[tree[a]];
		printf("%d\n", greater(all->dry, greater(all->first, length - all->last)));
	}
	return 0;
}

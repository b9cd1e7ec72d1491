// in: 3 10 20 30
// out: 8 16 24 \n
#include <stdio.h>
#include <stdlib.h>

struct node {
	int key;
	struct node *left, *right;
};

static struct node *insert(struct node *t, int key)
{
	if (!t) {
		t = calloc(1, sizeof *t);
		t->key = key;
	} else if (key < t->key) {
		t->left = insert(t->left, key);
	} else {
		t->right = insert(t->right, key);
	}
	return t;
}

static void walk(const struct node *t, void (*visit)(int))
{
	if (!t)
		return;
	walk(t->left, visit);
	visit(t->key);
	walk(t->right, visit);
}

static void print(int key) { printf("%d ", key); }

int main(void)
{
	struct node *tree = NULL;
	int n, x;
	scanf("%d", &n);
	while (n-- > 0) {
		scanf("%d", &x);
		tree = insert(tree, x * 7 % 31);
	}
	walk(tree, print);
	puts("");
	return 0;
}

/* A trie of fields; every node has a larger number than the one above it. */
#include <stdio.h>

static int child[400001][10], nodes = 1;
static char full[400001];
static char tops[50000][19], beginning[20];
static int count;

static void walk(int node, int depth) {
	if (full[node]) {
		beginning[depth] = 0;
		snprintf(tops[count++], sizeof *tops, "%s", beginning);
		return;
	}
	for (int digit = 0; digit < 10; digit++) {
		if (!child[node][digit]) continue;
		beginning[depth] = (char)('0' + digit);
		walk(child[node][digit], depth + 1);
	}
}

int main(void) {
	int m;
	if (scanf("%d", &m) != 1) return 1;
	while (m--) {
		char entry[20];
		if (scanf("%19s", entry) != 1) return 1;
		int at = 0;
		for (char *c = entry; *c; c++) {
			int *next = &child[at][*c - '0'];
			if (!*next) *next = nodes++;
			at = *next;
		}
		full[at] = 1;
	}
	for (int node = nodes - 1; node >= 0; node--) {
		int all = 1;
		for (int digit = 0; digit < 10; digit++) all &= full[child[node][digit]] && child[node][digit];
		full[node] |= all;
	}
	walk(0, 0);
	printf("%d\n", count);
	for (int i = 0; i < count; i++) puts(*tops[i] ? tops[i] : "-");
	return 0;
}

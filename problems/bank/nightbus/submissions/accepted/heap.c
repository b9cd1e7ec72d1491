/* Walks from both ends with a heap of our own, then tries every ride. */
#include <stdio.h>

#define N 20005
#define M 50005

static int n, m, head[N], next[2 * M], to[2 * M];
static long long t, weight[2 * M], there[N], back[N];
static int heap[N], place[N], size;

static void put(int i, int at) { heap[i] = at, place[at] = i; }

static void up(int i, const long long *time) {
	int at = heap[i];
	for (; i > 1 && time[heap[i / 2]] > time[at]; i /= 2) put(i, heap[i / 2]);
	put(i, at);
}

static void down(int i, const long long *time) {
	int at = heap[i];
	for (int child; (child = 2 * i) <= size; i = child) {
		if (child < size && time[heap[child + 1]] < time[heap[child]]) child++;
		if (time[heap[child]] >= time[at]) break;
		put(i, heap[child]);
	}
	put(i, at);
}

static void walk(int from, long long *time) {
	for (int i = 1; i <= n; i++) time[i] = 1LL << 60, place[i] = 0;
	time[from] = 0;
	size = 1;
	put(1, from);
	while (size) {
		int at = heap[1];
		int last = heap[size--];
		if (size) put(1, last), down(1, time);
		for (int e = head[at]; e; e = next[e]) {
			long long when = time[at] + weight[e];
			if (when >= time[to[e]]) continue;
			time[to[e]] = when;
			if (!place[to[e]]) put(++size, to[e]);
			up(place[to[e]], time);
		}
	}
}

int main(void) {
	if (scanf("%d %d %lld", &n, &m, &t) != 3) return 1;
	for (int i = 0; i < m; i++) {
		int u, v, w;
		if (scanf("%d %d %d", &u, &v, &w) != 3) return 1;
		int e = 2 * i + 2;
		to[e] = v, weight[e] = w, next[e] = head[u], head[u] = e;
		e = 2 * i + 3;
		to[e] = u, weight[e] = w, next[e] = head[v], head[v] = e;
	}
	walk(1, there);
	walk(n, back);
	long long best = there[n];
	for (int e = 2; e < 2 * m + 2; e++) {
		long long ride = there[to[e ^ 1]] + t + back[to[e]];
		if (ride < best) best = ride;
	}
	if (best >= 1LL << 60) puts("taxi");
	else printf("%lld\n", best);
	return 0;
}

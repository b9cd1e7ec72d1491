/* The Hungarian algorithm over all pairs of boat and mooring, fitting or not. */
#include <stdio.h>

#define N 2001

static long long gain[N][N], u[N], v[N], slack[N];
static int at[N], way[N];
static char used[N];

int main(void) {
	int n, m;
	if (scanf("%d %d", &n, &m) != 2) return 1;
	int size = n > m ? n : m;
	for (int i = 1; i <= n; i++) {
		long long fee;
		int count, b;
		if (scanf("%lld %d", &fee, &count) != 2) return 1;
		while (count--) {
			if (scanf("%d", &b) != 1) return 1;
			gain[i][b] = fee;
		}
	}
	for (int i = 1; i <= size; i++) {
		for (int j = 0; j <= size; j++) slack[j] = 1LL << 60, used[j] = 0;
		int j = 0;
		at[0] = i;
		do {
			used[j] = 1;
			int row = at[j], next = 0;
			long long delta = 1LL << 60;
			for (int k = 1; k <= size; k++) {
				if (used[k]) continue;
				long long now = -gain[row][k] - u[row] - v[k];
				if (now < slack[k]) slack[k] = now, way[k] = j;
				if (slack[k] < delta) delta = slack[k], next = k;
			}
			for (int k = 0; k <= size; k++) {
				if (used[k]) u[at[k]] += delta, v[k] -= delta;
				else slack[k] -= delta;
			}
			j = next;
		} while (at[j]);
		for (; j; j = way[j]) at[j] = at[way[j]];
	}
	long long sum = 0;
	for (int k = 1; k <= size; k++) sum += gain[at[k]][k];
	printf("%lld\n", sum);
	return 0;
}

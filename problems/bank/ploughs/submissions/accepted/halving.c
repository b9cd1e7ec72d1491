#include <stdio.h>

static long long snow[100001];
static int n, k;

static int possible(long long t) {
	int at = 0;
	for (int plough = 0; plough < k && at < n; plough++) {
		long long spent = at;
		int from = at;
		while (at < n && spent + snow[at] + at + 1 <= t) spent += snow[at++];
		if (at == from) return 0;
	}
	return at == n;
}

int main(void) {
	if (scanf("%d %d", &n, &k) != 2) return 1;
	long long high = 2LL * n, low = 0;
	for (int i = 0; i < n; i++) {
		if (scanf("%lld", &snow[i]) != 1) return 1;
		high += snow[i];
	}
	while (low < high) {
		long long t = (low + high) / 2;
		if (possible(t)) high = t;
		else low = t + 1;
	}
	printf("%lld\n", low);
	return 0;
}

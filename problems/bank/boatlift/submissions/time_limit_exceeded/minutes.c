/* Lets every minute pass. */
#include <stdio.h>

static long long t[20000];

int main(void) {
	int n, k, starts = 0, next = 0, waiting = 0, inside = 0;
	long long w, d, back = 0, deadline = 0, last = 0;
	if (scanf("%d %d %lld %lld", &n, &k, &w, &d) != 4) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%lld", &t[i]) != 1) return 1;
	for (long long now = 0; next < n || waiting || inside; now++) {
		while (next < n && t[next] == now) next++, waiting++;
		if (now < back) continue;
		if (!inside && waiting) deadline = now + w;
		while (inside < k && waiting) inside++, waiting--;
		if (inside && (inside == k || now == deadline)) {
			starts++;
			last = now;
			inside = 0;
			back = now + d;
		}
	}
	printf("%d %lld\n", starts, last);
	return 0;
}

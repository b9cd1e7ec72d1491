/* By halves; both places move right as the left end moves left. */
#include <stdio.h>

enum { N = 60000 };
static long long lift[N], depth[N];
static long long reach_lift[N], reach_depth[N], lifts[N + 1], depths[N + 1], products[N + 1];

/* The licences from first up to, and without, end. */
static long long income(int first, int end) {
	if (end - first == 1) return lift[first] * depth[first];
	int middle = (first + end) / 2;
	long long sum = income(first, middle) + income(middle, end);
	long long most = 0, least = 1000000;
	lifts[middle] = depths[middle] = products[middle] = 0;
	for (int j = middle; j < end; j++) {
		if (lift[j] > most) most = lift[j];
		if (depth[j] < least) least = depth[j];
		reach_lift[j] = most, reach_depth[j] = least;
		lifts[j + 1] = lifts[j] + most;
		depths[j + 1] = depths[j] + least;
		products[j + 1] = products[j] + most * least;
	}
	int p = middle, q = middle;
	most = 0, least = 1000000;
	for (int i = middle - 1; i >= first; i--) {
		if (lift[i] > most) most = lift[i];
		if (depth[i] < least) least = depth[i];
		while (p < end && reach_lift[p] <= most) p++;
		while (q < end && reach_depth[q] >= least) q++;
		if (p < q) sum += most * least * (p - middle) + (lifts[q] - lifts[p]) * least + products[end] - products[q];
		else sum += most * least * (q - middle) + most * (depths[p] - depths[q]) + products[end] - products[p];
	}
	return sum;
}

int main(void) {
	int n;
	if (scanf("%d", &n) != 1) return 1;
	for (int i = 0; i < n; i++)
		if (scanf("%lld %lld", &lift[i], &depth[i]) != 2) return 1;
	printf("%lld\n", income(0, n));
	return 0;
}

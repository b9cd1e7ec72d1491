// A queue of boats below, and the next event: an arrival, a start or the basin's return.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, k;
	long long w, d;
	cin >> n >> k >> w >> d;
	vector<long long> arrival(n);
	for (auto &t : arrival) cin >> t;
	const long long never = LLONG_MAX;
	long long back = 0, deadline = never, last = 0;
	int next = 0, waiting = 0, inside = 0, starts = 0;
	bool below = true;
	while (next < n || waiting || inside) {
		long long now = min({next < n ? arrival[next] : never, below ? deadline : back});
		for (; next < n && arrival[next] == now; next++) waiting++;
		if (!below && back == now) below = true;
		if (!below) continue;
		int in = min(waiting, k - inside);
		if (inside == 0 && in > 0) deadline = now + w;
		inside += in;
		waiting -= in;
		if (inside > 0 && (inside == k || now == deadline)) {
			starts++;
			last = now;
			below = false;
			inside = 0;
			back = now + d;
			deadline = never;
		}
	}
	cout << starts << ' ' << last << '\n';
}

// Has not heard of the dog until it is too late: takes the shortest round
// without it, and then counts it.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, d[17][17];
	cin >> n;
	for (int i = 0; i <= n; i++)
		for (int j = 0; j <= n; j++) cin >> d[i][j];
	vector<array<pair<int, int>, 16>> best(1 << n); // without and with the dog
	pair<int, int> answer{INT_MAX, 0};
	for (int set = 1; set < 1 << n; set++)
		for (int at = 0; at < n; at++) {
			if (!(set >> at & 1)) continue;
			int before = set ^ 1 << at;
			pair<int, int> least{before ? INT_MAX : d[0][at + 1], d[0][at + 1]};
			for (int from = 0; from < n; from++)
				if (before >> from & 1) {
					auto [plain, real] = best[before][from];
					int way = d[from + 1][at + 1];
					least = min(least, {plain + way, real + way * (1 + (before & 1))});
				}
			best[set][at] = least;
			if (set == (1 << n) - 1) answer = min(answer, least);
		}
	cout << answer.second << '\n';
}

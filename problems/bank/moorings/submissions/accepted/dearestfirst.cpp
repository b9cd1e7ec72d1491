#include <bits/stdc++.h>
using namespace std;

int n, m;
vector<vector<int>> fits;
vector<int> lies, mark;
int now = 1;

bool place(int boat) {
	for (int at : fits[boat]) {
		if (mark[at] == now) continue;
		mark[at] = now;
		if (lies[at] < 0 || place(lies[at])) {
			lies[at] = boat;
			return true;
		}
	}
	return false;
}

int main() {
	cin >> n >> m;
	vector<pair<long long, int>> order(n);
	fits.resize(n);
	for (int i = 0; i < n; i++) {
		int count;
		cin >> order[i].first >> count;
		order[i].second = i;
		fits[i].resize(count);
		for (int &at : fits[i]) cin >> at;
	}
	sort(order.rbegin(), order.rend());
	lies.assign(m + 1, -1);
	mark.assign(m + 1, 0);
	long long sum = 0;
	for (auto [fee, boat] : order) {
		if (!place(boat)) continue;
		sum += fee;
		now++; // the marks of a search in vain may stay
	}
	cout << sum << '\n';
}

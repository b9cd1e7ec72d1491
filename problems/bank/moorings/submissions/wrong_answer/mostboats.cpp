// Places as many boats as possible, in the order in which they applied.
#include <bits/stdc++.h>
using namespace std;

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
	int n, m;
	cin >> n >> m;
	vector<long long> fee(n);
	fits.resize(n);
	for (int i = 0; i < n; i++) {
		int count;
		cin >> fee[i] >> count;
		fits[i].resize(count);
		for (int &at : fits[i]) cin >> at;
	}
	lies.assign(m + 1, -1);
	mark.assign(m + 1, 0);
	long long sum = 0;
	for (int i = 0; i < n; i++, now++) {
		if (place(i)) sum += fee[i];
	}
	cout << sum << '\n';
}

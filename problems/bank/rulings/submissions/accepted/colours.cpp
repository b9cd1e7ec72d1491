// Searches in depth; a case that is met while it is worked on closes a circle.
#include <bits/stdc++.h>
using namespace std;

vector<long long> days, ruled;
vector<vector<int>> cites;
const long long unseen = 0, busy = -1;

bool rule(int a) {
	if (ruled[a] != unseen) return ruled[a] != busy;
	ruled[a] = busy;
	long long begin = 0;
	for (int b : cites[a]) {
		if (!rule(b)) return false;
		begin = max(begin, ruled[b]);
	}
	ruled[a] = begin + days[a];
	return true;
}

int main() {
	int n, m;
	cin >> n >> m;
	days.resize(n), ruled.resize(n, unseen), cites.resize(n);
	for (long long &d : days) cin >> d;
	for (int a, b; m--;) {
		cin >> a >> b;
		cites[a - 1].push_back(b - 1);
	}
	for (int a = 0; a < n; a++) {
		if (!rule(a)) {
			cout << "mistrial\n";
			return 0;
		}
	}
	cout << *max_element(ruled.begin(), ruled.end()) << '\n';
}

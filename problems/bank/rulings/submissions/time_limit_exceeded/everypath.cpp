// Walks along every path of citations, again and again.
#include <bits/stdc++.h>
using namespace std;

int n, m;
vector<long long> days;
vector<vector<int>> cites;
vector<bool> busy;

long long ruled(int a) {
	if (busy[a]) {
		cout << "mistrial\n";
		exit(0);
	}
	busy[a] = true;
	long long begin = 0;
	for (int b : cites[a]) begin = max(begin, ruled(b));
	busy[a] = false;
	return begin + days[a];
}

int main() {
	cin >> n >> m;
	days.resize(n), cites.resize(n), busy.resize(n);
	for (long long &d : days) cin >> d;
	for (int a, b; m--;) {
		cin >> a >> b;
		cites[a - 1].push_back(b - 1);
	}
	long long last = 0;
	for (int a = 0; a < n; a++) last = max(last, ruled(a));
	cout << last << '\n';
}

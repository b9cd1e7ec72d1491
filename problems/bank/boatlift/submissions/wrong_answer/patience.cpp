// Lets the keeper wait from when the first boat arrives, be the basin there or not.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, k;
	long long w, d;
	cin >> n >> k >> w >> d;
	vector<long long> t(n);
	for (auto &x : t) cin >> x;
	long long back = 0, start = 0;
	int starts = 0;
	for (int i = 0; i < n; starts++) {
		long long latest = max(back, t[i] + w);
		int end = i;
		while (end < n && end < i + k && t[end] <= latest) end++;
		start = end == i + k ? max(back, t[end - 1]) : latest;
		back = start + d;
		i = end;
	}
	cout << starts << ' ' << start << '\n';
}

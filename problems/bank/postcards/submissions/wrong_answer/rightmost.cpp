// Takes the rightmost of several shortest runs.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<int> motif(n), inside(n + 1);
	for (int &m : motif) cin >> m;
	int kinds = set<int>(motif.begin(), motif.end()).size();
	int have = 0, left = 0, best = INT_MAX, start = 0;
	for (int right = 0; right < n; right++) {
		if (!inside[motif[right]]++) have++;
		while (have == kinds) {
			if (right - left + 1 <= best) best = right - left + 1, start = left + 1;
			if (!--inside[motif[left++]]) have--;
		}
	}
	cout << best << ' ' << start << '\n';
}

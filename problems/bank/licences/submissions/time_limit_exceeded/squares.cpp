// Keeps the greatest lift and the least depth for each first lock: the groups 1 and 2.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	cin >> n;
	vector<int> lift(n), depth(n);
	for (int i = 0; i < n; i++) cin >> lift[i] >> depth[i];
	long long sum = 0;
	for (int i = 0; i < n; i++) {
		int most = 0, least = INT_MAX;
		for (int j = i; j < n; j++) {
			most = max(most, lift[j]);
			least = min(least, depth[j]);
			sum += most * least;
		}
	}
	cout << sum << '\n';
}

#include <bits/stdc++.h>
using namespace std;
int main() {
	int n;
	cin >> n;
	long long x = 12345, s = 0;
	for (int i = 0; i < n; i++) {
		x = (x * 1103515245 + 12345) & 2147483647;
		if (x % 3 == 0) s += x; else s ^= i;
	}
	vector<int> dp(1001);
	for (int i = 1; i < 400; i++) {
		int w = i % 50 + 1, v = i * 7 % 101;
		for (int j = 1000; j >= w; j--)
			if (dp[j - w] + v > dp[j]) dp[j] = dp[j - w] + v;
	}
	cout << s << ' ' << dp[1000] << endl;
}

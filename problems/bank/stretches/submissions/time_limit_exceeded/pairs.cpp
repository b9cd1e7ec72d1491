// Tries every stretch.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, k;
	string needs;
	cin >> n >> k >> needs;
	long long stretches = 0;
	for (int i = 0; i < n; i++) {
		int sum = 0;
		for (int j = i; j < n; j++) {
			sum += needs[j] - '0';
			if (sum % k == 0) stretches++;
		}
	}
	cout << stretches << '\n';
}

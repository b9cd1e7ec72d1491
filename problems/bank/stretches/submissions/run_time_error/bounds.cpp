// Asks an array of 31 counters for more than it has.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, k;
	string needs;
	cin >> n >> k >> needs;
	array<long long, 31> seen{};
	seen[0] = 1;
	long long stretches = 0;
	int sum = 0;
	for (char c : needs) {
		sum = (sum + c - '0') % k;
		if (sum >= (int)seen.size()) __builtin_trap();
		stretches += seen[sum]++;
	}
	cout << stretches << '\n';
}

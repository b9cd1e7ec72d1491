// Counts pairs of equal remainders after the fact.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, k;
	string needs;
	cin >> n >> k >> needs;
	vector<int> remainders{0};
	for (char c : needs) remainders.push_back((remainders.back() + c - '0') % k);
	sort(remainders.begin(), remainders.end());
	long long stretches = 0;
	for (size_t i = 0, j; i < remainders.size(); i = j) {
		for (j = i; j < remainders.size() && remainders[j] == remainders[i]; j++) {
		}
		stretches += (long long)(j - i) * (j - i - 1) / 2;
	}
	cout << stretches << '\n';
}

// One apple, one element.
#include <bits/stdc++.h>
using namespace std;

int main() {
	long long a, b;
	cin >> a >> b;
	vector<long long> apples;
	for (long long i = 0; i < 1LL << 40; i++) apples.push_back(a ^ i);
	cout << apples[12345] + b << '\n';
}

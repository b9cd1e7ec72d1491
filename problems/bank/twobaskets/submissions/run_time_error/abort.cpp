// Asserts something that is not so.
#include <bits/stdc++.h>
using namespace std;

int main() {
	long long a, b;
	cin >> a >> b;
	if (a < 0 || b < 0) abort();
	cout << a + b << '\n';
}

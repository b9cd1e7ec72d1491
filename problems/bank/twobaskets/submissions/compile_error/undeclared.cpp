#include <bits/stdc++.h>
using namespace std;

int main() {
	long long a;
	cin >> a >> b;
	cout << a + b << '\n';
}

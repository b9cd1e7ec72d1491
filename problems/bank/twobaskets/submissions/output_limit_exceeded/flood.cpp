#include <bits/stdc++.h>
using namespace std;

int main() {
	long long a, b;
	cin >> a >> b;
	string line(4000, '.');
	while (true) cout << a + b << line << '\n';
}

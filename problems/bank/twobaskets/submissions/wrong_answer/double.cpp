// A double holds whole numbers up to 2^53 only.
#include <bits/stdc++.h>
using namespace std;

int main() {
	double a, b;
	cin >> a >> b;
	printf("%.0f\n", a + b);
}

// in: 3.14159 255
// out: 3.14|*****255|0xff\n3.142e+00 0003.142 255   | ff 255\n   3.142|ab    |0xff|00255\n
#include <bits/stdc++.h>
using namespace std;

int main()
{
	double x;
	int n;
	cin >> x >> n;
	cout << fixed << setprecision(2) << x << '|' << setw(8) << setfill('*') << n << '|' << hex << showbase << n << dec << '\n';
	printf("%.3e %08.3f %-6d| %x %s\n", x, x, n, n, to_string(n).c_str());
	fflush(stdout);
	cout << format("{:>8.3f}|{:<6}|{:#x}|{:05d}", x, "ab", n, n) << endl;
}

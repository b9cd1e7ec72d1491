// in: 1000000000000000000 7
// out: 142857142857142857142857142857142857 1\n
#include <bits/stdc++.h>
using namespace std;
typedef __int128 i128;

static string str(i128 x) { return x < 10 ? string(1, char('0' + int(x))) : str(x / 10) + char('0' + int(x % 10)); }

int main()
{
	long long a, b;
	cin >> a >> b;
	i128 x = i128(a) * a;
	cout << str(x / b) << ' ' << str(x % b) << endl;
}

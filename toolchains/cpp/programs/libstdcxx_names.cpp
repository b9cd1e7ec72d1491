// in: 40 12 18
// out: 40 6 2\n5 64 999 7 3\n
// Names of libstdc++ that programs take for granted.
#pragma GCC optimize("O3,unroll-loops")
#pragma GCC target("avx2,bmi,popcnt")
#include <bits/stdc++.h>
using namespace std;

int main()
{
	long long shift;
	int a, b;
	cin >> shift >> a >> b;
	cout << __lg(1LL << shift) << ' ' << __gcd(a, b) << ' ' << __builtin_popcount(a) << '\n';
	bitset<1000> bits;
	bits[5] = bits[64] = bits[999] = true;
	for (size_t i = bits._Find_first(); i < bits.size(); i = bits._Find_next(i))
		cout << i << ' ';
	cout << bitset<7>()._Find_first() << ' ' << bits.count() << endl;
}

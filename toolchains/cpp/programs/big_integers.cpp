// in: 30 97
// out: 265252859812191058636308480000000 265252857955421052948361\n392121638189697012\n
#include <bits/stdc++.h>
using namespace std;
using u128 = unsigned __int128;

string text(u128 x)
{
	string s;
	do
		s += char('0' + int(x % 10));
	while (x /= 10);
	return {s.rbegin(), s.rend()};
}

uint64_t power(uint64_t base, uint64_t exponent, uint64_t modulus)
{
	uint64_t result = 1;
	for (; exponent; exponent >>= 1, base = u128(base) * base % modulus)
		if (exponent & 1)
			result = u128(result) * base % modulus;
	return result;
}

int main()
{
	int n, e;
	cin >> n >> e;
	u128 f = 1;
	for (int i = 2; i <= n; i++)
		f *= i;
	cout << text(f) << ' ' << text(f / 1000000007) << '\n';
	cout << power(3, e, 1000000000000000003ULL) << endl;
}

// in:
// out: 9981545732273789042 50 1\n
// The clock and randomness are the same in every run, so a shuffle is as well.
#include <bits/stdc++.h>
using namespace std;

int main()
{
	mt19937_64 a(chrono::steady_clock::now().time_since_epoch().count() * 0 + 5489);
	for (int i = 0; i < 9999; i++)
		a();
	vector<int> v(100);
	iota(v.begin(), v.end(), 0);
	shuffle(v.begin(), v.end(), mt19937(time(nullptr)));
	sort(v.begin(), v.end());
	clock_t start = clock();
	cout << a() << ' ' << v[50] << ' ' << (clock() >= start) << endl;
}

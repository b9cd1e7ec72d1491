// in: 5 2 8 1 9 4
// out: 64 16 4 1 6765 1 24\n
#include <bits/stdc++.h>
using namespace std;

int main()
{
	int n;
	cin >> n;
	vector<int> a(n);
	ranges::copy_n(istream_iterator<int>(cin), n, a.begin());
	ranges::sort(a, greater{});
	auto counter = [next = 0]() mutable { return next++; };
	counter();
	auto squares = a | views::filter([](int x) { return x % 2 == 0; }) | views::transform([](int x) { return x * x; });
	for (int s : squares)
		cout << s << ' ';
	auto fib = [](auto self, int k) -> long { return k < 2 ? k : self(self, k - 1) + self(self, k - 2); };
	priority_queue q([](int x, int y) { return x > y; }, a);
	cout << counter() << ' ' << fib(fib, 20) << ' ' << q.top() << ' ' << accumulate(a.begin(), a.end(), 0) << endl;
}

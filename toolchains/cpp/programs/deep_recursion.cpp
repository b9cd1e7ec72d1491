// in: 200000
// out: 19999900000 100000\n
#include <bits/stdc++.h>
using namespace std;

vector<vector<int>> children;

long long depths(int v, long long depth)
{
	long long sum = depth;
	for (int c : children[v])
		sum += depths(c, depth + 1);
	return sum;
}

int main()
{
	int n;
	cin >> n;
	children.resize(n);
	for (int v = 1; v < n; v++)
		children[v - 1].push_back(v);
	function<int(int)> count = [&](int left) { return left == 0 ? 0 : count(left - 1) + 1; };
	cout << depths(0, 0) << ' ' << count(n / 2) << endl;
}

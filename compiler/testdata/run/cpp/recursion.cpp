// in: 200000
// out: 200000\n
#include <bits/stdc++.h>
using namespace std;
vector<vector<int>> adjacent;

int depth(int v)
{
	int best = 0;
	for (int w : adjacent[v])
		best = max(best, depth(w));
	return best + 1;
}

int main()
{
	int n;
	cin >> n;
	adjacent.resize(n);
	for (int i = 1; i < n; i++)
		adjacent[i - 1].push_back(i);
	cout << depth(0) << '\n';
}

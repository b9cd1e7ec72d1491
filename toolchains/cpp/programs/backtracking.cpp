// in: 6
// out: 2 4 6 1 3 5 32\n
// A search that leaves a deep recursion by an exception.
#include <bits/stdc++.h>
using namespace std;

int n, nodes;
vector<int> column;

struct Found {};

void place(int row)
{
	++nodes;
	if (row == n)
		throw Found{};
	for (int c = 0; c < n; c++) {
		bool free = true;
		for (int r = 0; r < row; r++)
			free = free && column[r] != c && abs(column[r] - c) != row - r;
		if (!free)
			continue;
		column.push_back(c);
		place(row + 1);
		column.pop_back();
	}
}

int main()
{
	cin >> n;
	try {
		place(0);
		cout << "none\n";
	} catch (Found) {
		for (int c : column)
			cout << c + 1 << ' ';
		cout << nodes << '\n';
	}
}

// Does not turn the tent unless it must.
#include <bits/stdc++.h>
using namespace std;

using grid = vector<vector<int>>;

// The maxima of all windows of w values.
vector<int> highest(const vector<int> &list, int w) {
	deque<int> open;
	vector<int> found;
	for (int i = 0; i < (int)list.size(); i++) {
		while (!open.empty() && list[open.back()] <= list[i]) open.pop_back();
		open.push_back(i);
		if (open.front() == i - w) open.pop_front();
		if (i >= w - 1) found.push_back(list[open.front()]);
	}
	return found;
}

grid turned(const grid &rows) {
	grid columns(rows[0].size(), vector<int>(rows.size()));
	for (size_t i = 0; i < rows.size(); i++)
		for (size_t j = 0; j < rows[0].size(); j++) columns[j][i] = rows[i][j];
	return columns;
}

grid peaks(grid rows, int a, int b) {
	for (auto &row : rows) row = highest(row, b);
	rows = turned(rows);
	for (auto &column : rows) column = highest(column, a);
	return rows;
}

int main() {
	int r, c, a, b;
	cin >> r >> c >> a >> b;
	grid high(r, vector<int>(c)), deep = high;
	for (int i = 0; i < r; i++)
		for (int j = 0; j < c; j++) cin >> high[i][j], deep[i][j] = -high[i][j];
	map<int, int> places;
	for (int way = 0; way < (a == b ? 1 : 2); way++) {
		if (a <= r && b <= c) {
			if (!places.empty()) break;
			grid top = peaks(high, a, b), bottom = peaks(deep, a, b);
			for (size_t i = 0; i < top.size(); i++)
				for (size_t j = 0; j < top[i].size(); j++) places[top[i][j] + bottom[i][j]]++;
		}
		swap(a, b);
	}
	cout << places.begin()->first << ' ' << places.begin()->second << '\n';
}

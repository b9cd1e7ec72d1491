// First the rows, then the columns, but each window from its beginning to its end.
#include <bits/stdc++.h>
using namespace std;

using grid = vector<vector<int>>;

vector<int> highest(const vector<int> &list, int w) {
	vector<int> found;
	for (auto first = list.begin(); list.end() - first >= w; first++) found.push_back(*max_element(first, first + w));
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
			grid top = peaks(high, a, b), bottom = peaks(deep, a, b);
			for (size_t i = 0; i < top.size(); i++)
				for (size_t j = 0; j < top[i].size(); j++) places[top[i][j] + bottom[i][j]]++;
		}
		swap(a, b);
	}
	cout << places.begin()->first << ' ' << places.begin()->second << '\n';
}

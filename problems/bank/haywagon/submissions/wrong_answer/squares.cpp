// Comes to each square once only, in the direction that is first.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int rows, columns;
	cin >> rows >> columns;
	vector<string> squares(rows);
	for (auto &row : squares) cin >> row;
	const int dr[] = {-1, 0, 1, 0}, dc[] = {0, 1, 0, -1};
	vector<vector<int>> steps(rows, vector<int>(columns, -1));
	queue<array<int, 3>> open;
	for (int r = 0; r < rows; r++)
		for (int c = 0; c < columns; c++) {
			size_t facing = string("^>v<").find(squares[r][c]);
			if (facing == string::npos) continue;
			steps[r][c] = 0;
			open.push({r, c, (int)facing});
		}
	while (!open.empty()) {
		auto [r, c, facing] = open.front();
		open.pop();
		if (squares[r][c] == 'B') {
			cout << steps[r][c] << '\n';
			return 0;
		}
		for (int turned : {facing, (facing + 1) % 4}) {
			int y = r + dr[turned], x = c + dc[turned];
			if (y < 0 || y >= rows || x < 0 || x >= columns || squares[y][x] == '#' || steps[y][x] >= 0) continue;
			steps[y][x] = steps[r][c] + 1;
			open.push({y, x, turned});
		}
	}
	cout << "stuck\n";
}

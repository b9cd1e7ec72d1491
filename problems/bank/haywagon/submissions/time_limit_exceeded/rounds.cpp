// Goes over the whole map once for every step.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int rows, columns;
	cin >> rows >> columns;
	vector<string> squares(rows);
	for (auto &row : squares) cin >> row;
	const int dr[] = {-1, 0, 1, 0}, dc[] = {0, 1, 0, -1};
	vector<vector<array<int, 4>>> steps(rows, vector<array<int, 4>>(columns, {-1, -1, -1, -1}));
	for (int r = 0; r < rows; r++)
		for (int c = 0; c < columns; c++) {
			size_t facing = string("^>v<").find(squares[r][c]);
			if (facing != string::npos) steps[r][c][facing] = 0;
		}
	bool moved = true;
	for (int now = 0; moved; now++) {
		moved = false;
		for (int r = 0; r < rows; r++)
			for (int c = 0; c < columns; c++)
				for (int facing = 0; facing < 4; facing++) {
					if (steps[r][c][facing] != now) continue;
					if (squares[r][c] == 'B') {
						cout << now << '\n';
						return 0;
					}
					for (int turned : {facing, (facing + 1) % 4}) {
						int y = r + dr[turned], x = c + dc[turned];
						if (y < 0 || y >= rows || x < 0 || x >= columns || squares[y][x] == '#' || steps[y][x][turned] >= 0) continue;
						steps[y][x][turned] = now + 1;
						moved = true;
					}
				}
	}
	cout << "stuck\n";
}

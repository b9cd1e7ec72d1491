/* A hedge all around the map, and a state is one number: 4 * square + direction. */
#include <stdio.h>
#include <string.h>

#define WIDE 502

static char square[WIDE * WIDE + 8];
static int steps[4 * WIDE * WIDE], queue[4 * WIDE * WIDE];

int main(void) {
	const char *facings = "^>v<";
	const int ahead[4] = {-WIDE, 1, WIDE, -1};
	int rows, columns, first = 0, last = 0;
	if (scanf("%d %d", &rows, &columns) != 2) return 1;
	memset(square, '#', sizeof square);
	for (int r = 1; r <= rows; r++) {
		char *row = square + r * WIDE + 1;
		if (scanf("%500s", row) != 1) return 1;
		row[columns] = '#';
		for (int c = 0; c < columns; c++) {
			const char *sign = strchr(facings, row[c]);
			if (sign) queue[last++] = 4 * (int)(row + c - square) + (int)(sign - facings);
		}
	}
	steps[queue[0]] = 1;
	while (first < last) {
		int state = queue[first++];
		if (square[state / 4] == 'B') {
			printf("%d\n", steps[state] - 1);
			return 0;
		}
		for (int turn = 0; turn < 2; turn++) {
			int facing = (state + turn) % 4, next = 4 * (state / 4 + ahead[facing]) + facing;
			if (square[next / 4] == '#' || steps[next]) continue;
			steps[next] = steps[state] + 1;
			queue[last++] = next;
		}
	}
	puts("stuck");
	return 0;
}

// in: 3 4
// out: 18 5 2 9 int double 4\n
// Variable-length arrays, compound literals, designated initialisers, _Generic.
#include <stdio.h>

#define name(x) _Generic((x), int: "int", double: "double", default: "other")

struct point { int x, y; };

static int total(int rows, int columns, int m[rows][columns])
{
	int sum = 0;
	for (int r = 0; r < rows; r++)
		for (int c = 0; c < columns; c++)
			sum += m[r][c];
	return sum;
}

int main(void)
{
	int rows, columns;
	scanf("%d %d", &rows, &columns);
	int m[rows][columns];
	for (int r = 0; r < rows; r++)
		for (int c = 0; c < columns; c++)
			m[r][c] = r * c;
	struct point p = {.y = 5}, *q = &(struct point){1, 2};
	int squares[] = {[3] = 9, [1] = 1};
	printf("%d %d %d %d %s %s %zu\n", total(rows, columns, m), p.x + p.y, q->y, squares[3], name(1), name(1.0), sizeof squares / sizeof *squares);
	return 0;
}

// in: 1000
// out: 7 1001\n7 1005\n
#include <setjmp.h>
#include <stdio.h>

static jmp_buf back;
static int reached;

static int descend(int depth)
{
	reached++;
	if (depth == 0)
		longjmp(back, 7);
	return descend(depth - 1) + 1;
}

int main(void)
{
	volatile int depth;
	int n, value;
	if (scanf("%d", &n) != 1)
		return 1;
	depth = n;
	if ((value = setjmp(back)) != 0) {
		printf("%d %d\n", value, reached);
		if (depth > 0) {
			depth = 0;
			descend(3);
		}
	} else {
		descend(depth);
	}
	return 0;
}

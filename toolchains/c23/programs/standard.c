// in: 5
// out: 5 4 1\n
#include <stdio.h>

constexpr int four = 4;

int main(void)
{
	auto n = 0;
	typeof(n) *p = &n;
	if (p == nullptr || scanf("%d", p) != 1)
		return 1;
	static_assert(four == 0b100);
	printf("%d %d %d\n", n, four, true);
}

// in: 3.14159 42
// out: 3.14|   3.142|42      |00000042|+42|2a|52|3.141590e+00|3.14159|*|   ab|cd   |%\n
#include <stdio.h>

int main(void)
{
	double x;
	int n;
	scanf("%lf %d", &x, &n);
	printf("%.2f|%8.3f|%-8d|%08d|%+d|%x|%o|%e|%g|%c|%5s|%-5s|%%\n", x, x, n, n, n, n, n, x, x, n, "ab", "cd");
	return 0;
}

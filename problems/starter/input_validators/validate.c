/* Accepts exactly what the statement promises: one line, one integer, 1 to 10^9,
 * without leading zeros or blanks. Exit code 42: valid; anything else: not. */
#include <stdio.h>

int main(void) {
	int c = getchar();
	long long n = 0;
	if (c < '1' || c > '9')
		return 43;
	for (; c >= '0' && c <= '9' && n <= 1000000000LL; c = getchar())
		n = 10 * n + (c - '0');
	if (n < 1 || n > 1000000000LL || c != '\n' || getchar() != EOF)
		return 43;
	return 42;
}

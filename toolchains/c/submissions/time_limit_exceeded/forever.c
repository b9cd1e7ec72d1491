#include <stdio.h>

int main(void)
{
	volatile long long sum = 0;
	for (;;)
		sum++;
}

#include <iostream>

int main()
{
	volatile long long sum = 0;
	while (true)
		sum = sum + 1;
	std::cout << sum;
}

#include "reader.h"

#include <iostream>

int main()
{
	long long sum = 0;
	for (long long n = read_number(); n > 0; n--)
		sum += read_number();
	std::cout << sum << std::endl;
}

#include <iostream>
#include <vector>

int main()
{
	std::vector<int> empty;
	std::cout << empty.at(7) << '\n'; // throws std::out_of_range
}

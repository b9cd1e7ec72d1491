// Reads two numbers and prints their sum, as most contestants would.
#include <iostream>

int main() {
	long long a, b;
	std::cin >> a >> b;
	std::cout << a + b << '\n';
}

#include <iostream>
#include <vector>

int main()
{
	std::vector<std::vector<int>> all;
	while (true) {
		all.emplace_back(1 << 18, static_cast<int>(all.size()));
		if (all.back()[all.size()] < 0)
			std::cout << "never\n";
	}
}

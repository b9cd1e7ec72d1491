// in: 3 4
// out: 7 [3, 4]\nno root of -4\n1 2\n5 4\n
#include <bits/stdc++.h>

std::expected<double, std::string> root(int x)
{
	if (x < 0)
		return std::unexpected(std::format("no root of {}", x));
	return std::sqrt(x);
}

int main()
{
	int a, b;
	std::cin >> a >> b;
	std::println("{} {}", a + b, std::vector{a, b});
	auto r = root(-b);
	std::println("{}", r ? std::to_string(*r) : r.error());
	std::print("{} {}\n", *root(1), *root(b));
	int cells[6] = {0, 1, 2, 3, 4, 5};
	std::mdspan grid(cells, 2, 3);
	std::println("{} {}", grid[1, 2], std::ranges::fold_left(std::views::iota(0, b), 0, std::plus{}) - 2);
}

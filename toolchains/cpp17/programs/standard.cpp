// in: 5
// out: 17 5 1\n
#include <bits/stdc++.h>

template <class T> std::string kind(T)
{
	if constexpr (std::is_integral_v<T>)
		return "1";
	return "0";
}

int main()
{
	int n;
	std::cin >> n;
	if (auto [a, b] = std::minmax(n, n); a == b)
		std::cout << __cplusplus / 100 % 100 << ' ' << a << ' ' << kind(n) << std::endl;
}

// in:
// out: 1.5 3 ok\n-0.25 5 ok\n1e+30 4 ok\n12 2 ok\n12 2 ok\n0 0 invalid\n12 3 ok\n0 0 invalid\n0 0 invalid\n0 0 invalid\n26.5 6 ok\ninf 8 ok\n0 6 range\n2.5 6 ok\n
// from_chars for long double, as validators use it.
#include <charconv>
#include <cstring>
#include <iostream>

static void read(const char *text, std::chars_format format = std::chars_format::general)
{
	long double value = 0;
	auto [end, error] = std::from_chars(text, text + strlen(text), value, format);
	const char *how = error == std::errc() ? "ok" : error == std::errc::invalid_argument ? "invalid" : "range";
	std::cout << double(value) << ' ' << end - text << ' ' << how << '\n';
}

int main()
{
	read("1.5");
	read("-0.25");
	read("1e30 ");
	read("12e");
	read("12e5", std::chars_format::fixed);
	read("12", std::chars_format::scientific);
	read("12.");
	read(" 12");
	read("+12");
	read("-");
	read("1A.8p0", std::chars_format::hex);
	read("Infinity");
	read("1e9999");
	read("0.25e1x", std::chars_format::scientific);
}

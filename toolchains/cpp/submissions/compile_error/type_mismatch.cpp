#include <string>

int main()
{
	std::string s = 1.5 + std::string("a");
	return s;
}

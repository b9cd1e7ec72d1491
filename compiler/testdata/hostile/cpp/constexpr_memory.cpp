// expect: CE
#include <vector>
constexpr int hoard()
{
	std::vector<int> v(1 << 28, 1);
	return v[7];
}
constexpr int x = hoard();
int main() { return x; }

// in:
// out: 6\n
#include <iostream>
#include <vector>

// Names that system headers have and <iostream> alone should not bring.
int link[10], pipe[10], turn, index_of, rank, prev, next, distance, count, data, left, right;
struct list {
	int hash;
};
int gcd(int a, int b) { return b ? gcd(b, a % b) : a; }

int main()
{
	link[0] = pipe[0] = turn = gcd(12, 18);
	std::cout << link[0] << std::endl;
}

// expect: CE
constexpr int forever()
{
	int i = 0;
	while (true)
		i ^= 1;
	return i;
}
constexpr int x = forever();
int main() { return x; }

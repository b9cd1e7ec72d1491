// expect: CE
template <int N> struct T {
	static constexpr int v = T<N + 1>::v;
};
int main() { return T<0>::v; }

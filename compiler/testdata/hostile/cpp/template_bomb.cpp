// expect: CE
template <int N, int M> struct T {
	static constexpr long v = T<N - 1, 2 * M>::v + T<N - 1, 2 * M + 1>::v;
};
template <int M> struct T<0, M> {
	static constexpr long v = M;
};
int main() { return T<28, 0>::v & 1; }

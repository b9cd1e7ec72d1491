// expect: CE
template <class... T> struct Wide {
	static_assert(sizeof...(T) == 0);
};
template <class T, int N> struct Grow {
	using type = typename Grow<Wide<T, T, T, T>, N - 1>::type;
};
template <class T> struct Grow<T, 0> {
	using type = T;
};
Grow<int, 12>::type x;
int main() {}

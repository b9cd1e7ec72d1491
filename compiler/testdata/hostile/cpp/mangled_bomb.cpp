// expect: any
template <class A, class B> struct P {};
template <int N> struct F { using T = P<typename F<N - 1>::T, typename F<N - 1>::T>; };
template <> struct F<0> { using T = int; };
template <class T> void f(T) {}
int main() { f(F<24>::T()); }

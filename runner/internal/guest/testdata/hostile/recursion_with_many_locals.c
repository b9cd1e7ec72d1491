// want: stack
#include "host.h"
#define EIGHT(X, a) X(a##0) X(a##1) X(a##2) X(a##3) X(a##4) X(a##5) X(a##6) X(a##7)
#define ALL(X) EIGHT(X, a) EIGHT(X, b) EIGHT(X, c) EIGHT(X, d)
#define SET(v) u64 v = n + __COUNTER__; hide(v);
#define ADD(v) sum += v;
__attribute__((noinline)) u64 deeper(u64 n) { ALL(SET) u64 sum = deeper(n + 1); hide(sum); ALL(ADD) return sum; }
START { u64 r = deeper(1); hide(r); }

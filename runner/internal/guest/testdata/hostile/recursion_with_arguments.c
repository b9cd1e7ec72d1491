// want: stack
#include "host.h"
__attribute__((noinline)) u64 deeper(u64 a, u64 b, u64 c, u64 d, u64 e, u64 f, u64 g, u64 h) { u64 r = deeper(b, c, d, e, f, g, h, a + 1); hide(r); return r + a; }
START { volatile u64 x = deeper(1, 2, 3, 4, 5, 6, 7, 8); }

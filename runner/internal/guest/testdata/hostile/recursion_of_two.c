// want: stack
#include "host.h"
u32 b(u32 n);
__attribute__((noinline)) u32 a(u32 n) { hide(n); u32 r = b(n + 1); hide(r); return r + n; }
__attribute__((noinline)) u32 b(u32 n) { hide(n); u32 r = a(n + 2); hide(r); return r + n; }
START { a(0); }

// want: stack
#include "host.h"
u32 b(u32 n);
__attribute__((noinline)) u32 a(u32 n) { hide(n); __attribute__((musttail)) return b(n + 1); }
__attribute__((noinline)) u32 b(u32 n) { hide(n); u32 r = a(n + 2); hide(r); return r + n; }
START { a(0); }

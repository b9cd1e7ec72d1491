// want: fuel
#include "host.h"
u32 b(u32 n);
__attribute__((noinline)) u32 a(u32 n) { hide(n); __attribute__((musttail)) return b(n + 1); }
__attribute__((noinline)) u32 b(u32 n) { hide(n); __attribute__((musttail)) return a(n + 1); }
START { a(0); }

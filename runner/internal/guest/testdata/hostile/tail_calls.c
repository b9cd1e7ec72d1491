// want: fuel
#include "host.h"
__attribute__((noinline)) u32 on(u32 n) { hide(n); __attribute__((musttail)) return on(n + 1); }
START { on(0); }

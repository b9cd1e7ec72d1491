// want: fuel
#include "host.h"
__attribute__((noinline)) u32 ackermann(u32 m, u32 n) { return !m ? n + 1 : ackermann(m - 1, n ? ackermann(m, n - 1) : 1); }
START { volatile u32 x = ackermann(4, 3); }

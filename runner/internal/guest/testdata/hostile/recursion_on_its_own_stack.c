// want: trap out of bounds memory access
#include "host.h"
__attribute__((noinline)) u32 deeper(volatile u32 n) { return deeper(n + 1) + n; }
START { deeper(0); }

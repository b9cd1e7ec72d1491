// want: stack
#include "host.h"
__attribute__((noinline)) u32 deeper(u32 n) { hide(n); u32 r = deeper(n + 1); hide(r); return r + n; }
START { deeper(0); }

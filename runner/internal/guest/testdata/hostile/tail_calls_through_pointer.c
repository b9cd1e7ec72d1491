// want: fuel
#include "host.h"
static u32 (*volatile next)(u32);
static u32 on(u32 n) { u32 (*f)(u32) = next; __attribute__((musttail)) return f(n + 1); }
START { next = on; next(0); }

// want: stack
#include "host.h"
static u32 (*volatile next)(u32);
static u32 deeper(u32 n) { return next(n + 1) + n; }
START { next = deeper; next(0); }

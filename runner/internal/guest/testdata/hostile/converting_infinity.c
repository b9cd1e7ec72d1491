// want: trap integer overflow
#include "host.h"
START { double x = 1e300; hide(x); int n; __asm__ volatile("local.get %1\n\ti32.trunc_f64_s\n\tlocal.set %0" : "=r"(n) : "r"(x)); }

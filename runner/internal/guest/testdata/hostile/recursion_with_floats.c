// want: stack
#include "host.h"
__attribute__((noinline)) double deeper(double x) { return deeper(x * 1.5) + x; }
START { volatile double x = deeper(1); }

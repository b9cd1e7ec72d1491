// want: fuel
#include "host.h"
START { volatile double x = 1; while (x == x) x = x * 0.5 + 1; }
